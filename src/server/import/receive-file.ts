import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { EXPORT_LIMITS } from '../../protocol/headers.ts'
import { refuseRequest } from '../http/http.errors.ts'

/** Below the office's data, where its room is watched. */
const FOLDER = 'incoming'

/** Brings what arrives into a file of its own, hands that on, and takes it away again whatever happens. */
export async function withReceivedFile<Result>(
  dataDir: string,
  arriving: Readable,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(join(dataDir, FOLDER), { recursive: true })
  const folder = await mkdtemp(join(dataDir, FOLDER, 'file-'))
  try {
    const path = join(folder, 'export.zip')
    await pipeline(arriving, createBound(EXPORT_LIMITS.fileBytes), createWriteStream(path, { mode: 0o600 }))
    return await use(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** At start: what a killed process was receiving is no use to anybody. */
export async function removeUnfinishedFiles(dataDir: string) {
  await rm(join(dataDir, FOLDER), { recursive: true, force: true })
}

function createBound(mostBytes: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > mostBytes) done(refuseRequest('request.too_large'))
      else done(null, chunk)
    },
  })
}
