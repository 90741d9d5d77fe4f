import type { BlobName } from './blob-files.ts'
import { createOneAtATime } from './one-at-a-time.ts'

const oneAtATime = createOneAtATime()

/** Whatever is done with one file is done one after the other: its upload, its check, its removal. */
export function inTurn<Result>({ accountId, sha256 }: BlobName, job: () => Promise<Result>): Promise<Result> {
  return oneAtATime(`${accountId}/${sha256}`, job)
}
