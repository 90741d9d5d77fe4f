import { setMark } from '../db/marks.ts'
import type { Parts } from '../parts.ts'
import type { BlobFiles, StoredFile } from './blob-files.ts'
import { deleteBlob, isListed } from './blobs.repository.ts'
import { inTurn } from './in-turn.ts'

const KEPT_MS = 7 * 24 * 60 * 60_000

export type SweepParts = Pick<Parts, 'db' | 'now' | 'log'> & { blobs: BlobFiles }

/** Removes files and parts that no item has listed for a week; whatever an item lists stays, damaged ones too. */
export async function sweep(parts: SweepParts, signal?: AbortSignal): Promise<number> {
  const { db, now, blobs } = parts
  let removed = 0
  for await (const file of blobs.list()) {
    if (signal?.aborted === true) return removed
    if (now() - file.modifiedAt < KEPT_MS) continue
    if (await inTurn(file.name, () => removeUnlisted(parts, file))) removed++
  }
  await db.write(() => setMark(db, 'blobs.swept', now()))
  return removed
}

/**
 * The row goes first. An item that lists the file from then on finds no row and asks for the bytes, and those have to
 * wait for this turn to end: so what is removed here is never what somebody has just sent.
 */
async function removeUnlisted({ db, blobs, log }: SweepParts, { name, path }: StoredFile): Promise<boolean> {
  const isRemovable = await db.write(() => {
    if (isListed(db, name)) return false
    deleteBlob(db, name)
    return true
  })
  if (!isRemovable) return false
  await blobs.remove(path)
  log.info('blob.swept', { ...name })
  return true
}
