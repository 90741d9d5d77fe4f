import { UPLOAD_OFFSET_HEADER } from '../../protocol/headers.ts'
import type { Database } from '../db/database.ts'
import { noteFilePresent } from '../items/item-events.usecases.ts'
import type { DeskNews } from '../../protocol/desk.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import { noteLeadFile } from '../leads/lead-course.usecases.ts'
import type { Parts } from '../parts.ts'
import type { BlobName } from './blob-files.ts'
import { refuseBlob } from './blobs.errors.ts'
import { findBlob, listBlobsToCome, markPresent, type Blob } from './blobs.repository.ts'
import { isStillWhole, type CheckParts } from './file-check.usecases.ts'
import { inTurn } from './in-turn.ts'
import type { PictureKind } from './picture-kind.ts'

export { pictureKindOf } from './picture-kind.ts'

export type UploadParts = CheckParts & Pick<Parts, 'config'>

export interface UploadState {
  offset: number
  size: number
}

export interface Chunk {
  offset: number
  bytes: Uint8Array
}

/** How far an upload has come. A file that is whole is finished first, whatever cut its last answer off. */
export function touchUpload(parts: UploadParts, name: BlobName): Promise<UploadState> {
  return inTurn(name, () => settle(parts, name))
}

/** Adds a piece whose digest was right; the last byte finishes the file. */
export function appendChunk(
  parts: UploadParts,
  name: BlobName,
  { offset, bytes }: Chunk,
): Promise<UploadState> {
  return inTurn(name, async () => {
    const state = await settle(parts, name)
    if (offset !== state.offset) {
      const headers = { [UPLOAD_OFFSET_HEADER]: String(state.offset) }
      throw refuseBlob('blob.offset_conflict', { headers })
    }
    if (offset + bytes.length > state.size) throw refuseBlob('blob.too_large')
    if (bytes.length === 0) return state
    ensureRoom(parts, 'photo', bytes.length)
    await parts.blobs.append(name, offset, bytes)
    return settle(parts, name)
  })
}

/** At start: finishes whatever had all its bytes when the server was cut off. Returns how many there were. */
export async function finishCutUploads(parts: UploadParts): Promise<number> {
  let finished = 0
  for (const name of listBlobsToCome(parts.db)) {
    try {
      const { offset, size } = await touchUpload(parts, name)
      if (offset === size) finished++
    } catch {
      // A part that turned out wrong is gone, and the phone sends it again.
    }
  }
  return finished
}

/** Which pictures the office has is decided by the state of the bytes, never by a callback that may not run. */
async function settle(parts: UploadParts, name: BlobName): Promise<UploadState> {
  const blob = getBlob(parts, name)
  if (blob.presentAt !== null && (await isStillWhole(parts, name, blob)))
    return { offset: blob.size, size: blob.size }
  const finishedKind = await findFinishedKind(parts, name)
  if (finishedKind !== undefined) return note(parts, name, finishedKind)
  const offset = await parts.blobs.readPartSize(name)
  if (offset < blob.size) return { offset, size: blob.size }
  return note(parts, name, await finish(parts, name, { ...blob, arrived: offset }))
}

/** A file that has its name already, while the database has not noted it; one that is damaged is set aside. */
async function findFinishedKind({ blobs }: UploadParts, name: BlobName): Promise<PictureKind | undefined> {
  if ((await blobs.readState(name)) === undefined) return undefined
  const { sha256, kind } = await blobs.inspect(name)
  if (sha256 === name.sha256) return kind
  await blobs.setAside(name)
  return undefined
}

async function finish({ blobs }: UploadParts, name: BlobName, { size, arrived }: Blob & { arrived: number }) {
  const { sha256, kind } = await blobs.inspectPart(name)
  if (arrived === size && sha256 === name.sha256 && kind !== undefined) {
    await blobs.finish(name)
    return kind
  }
  await blobs.removePart(name)
  if (arrived !== size) throw refuseBlob('blob.size_mismatch')
  throw refuseBlob(sha256 === name.sha256 ? 'blob.wrong_kind' : 'blob.hash_mismatch')
}

/** The bytes are safe on the disk: now the items that show them may say so. */
async function note(
  { db, now, events, blobs }: UploadParts,
  name: BlobName,
  kind: PictureKind,
): Promise<UploadState> {
  const modifiedAt = (await blobs.readState(name))?.modifiedAt ?? null
  const changed = await db.write(() => recordArrival(db, name, { kind, modifiedAt, at: now() }))
  changed.forEach((each) => events.announce(each))
  const { size } = getBlob({ db }, name)
  return { offset: size, size }
}

/** Inside a write: the file is here, and every item and lead that shows it changes. Once is enough. */
export function recordArrival(
  db: Database,
  name: BlobName,
  file: { kind: PictureKind; modifiedAt: number | null; at: number },
): DeskNews[] {
  if (!markPresent(db, name, file)) return []
  const leads = noteLeadFile(db, name).map((leadId) => ({ leadId }))
  const items = noteFilePresent(db, { ...name, at: file.at }).map((item) => ({ ...item, isNew: false }))
  return [...leads, ...items]
}

/** Only what an own item or lead lists may come, so that nobody fills the office's disk with anything else. */
function getBlob({ db }: Pick<UploadParts, 'db'>, name: BlobName): Blob {
  const blob = findBlob(db, name)
  if (blob === undefined) throw refuseBlob('blob.not_listed')
  return blob
}
