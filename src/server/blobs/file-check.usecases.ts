import { readMark, setMark } from '../db/marks.ts'
import { noteFileLost } from '../items/item-events.usecases.ts'
import { noteLeadFile } from '../leads/lead-course.usecases.ts'
import type { Parts } from '../parts.ts'
import type { BlobFiles, BlobName } from './blob-files.ts'
import { findBlob, listPresentBlobs, markLost, saveModifiedAt, type Blob } from './blobs.repository.ts'
import { inTurn } from './in-turn.ts'

export type CheckParts = Pick<Parts, 'db' | 'now' | 'events' | 'log'> & { blobs: BlobFiles }

export interface CheckOptions {
  /** Reads every byte, whatever the file looks like from outside. */
  isThorough?: boolean
}

/**
 * In turn: whether a file that was here is still here and whole. One that is not is to come again, and the items that
 * show it change, so that the phone that still holds it sends it again.
 */
export async function isStillWhole(
  parts: CheckParts,
  name: BlobName,
  { size, modifiedAt, isThorough = false }: Pick<Blob, 'size' | 'modifiedAt'> & CheckOptions,
): Promise<boolean> {
  const state = await parts.blobs.readState(name)
  if (state?.size !== size) return lose(parts, name, state !== undefined)
  if (state.modifiedAt === modifiedAt && !isThorough) return true
  if ((await parts.blobs.inspect(name)).sha256 !== name.sha256) return lose(parts, name, true)
  if (state.modifiedAt !== modifiedAt)
    await parts.db.write(() => saveModifiedAt(parts.db, name, state.modifiedAt))
  return true
}

async function lose({ db, blobs, events, log, now }: CheckParts, name: BlobName, isThere: boolean) {
  if (isThere) await blobs.setAside(name)
  const changed = await db.write(() => {
    if (!markLost(db, name, now())) return []
    const leads = noteLeadFile(db, name).map((leadId) => ({ leadId }))
    return [...leads, ...noteFileLost(db, name).map((item) => ({ ...item, isNew: false }))]
  })
  changed.forEach((each) => events.announce(each))
  log.info('blob.lost', { ...name, damaged: isThere })
  return false
}

/**
 * At start: the sizes of all files, and every byte of those that came since the server last knew them to be whole.
 * Returns how many are to come again.
 */
export async function checkAtStart(parts: CheckParts): Promise<number> {
  const { db, now } = parts
  const at = now()
  const checkedAt = readMark(db, 'blobs.checked')
  const lost = await checkAll(parts, (presentAt) => presentAt >= checkedAt)
  await db.write(() => setMark(db, 'blobs.checked', at))
  return lost
}

/** Weekly: every byte of every file, one file after the other. Returns how many are to come again. */
export async function scrub(parts: CheckParts, signal?: AbortSignal): Promise<number> {
  const { db, now } = parts
  const at = now()
  const lost = await checkAll(parts, () => true, signal)
  if (signal?.aborted !== true) await db.write(() => setMark(db, 'blobs.scrubbed', at))
  return lost
}

async function checkAll(
  parts: CheckParts,
  isThorough: (presentAt: number) => boolean,
  signal?: AbortSignal,
): Promise<number> {
  let lost = 0
  for (const { presentAt, ...name } of listPresentBlobs(parts.db)) {
    if (signal?.aborted === true) break
    if (!(await checkOne(parts, name, isThorough(presentAt)))) lost++
  }
  return lost
}

function checkOne(parts: CheckParts, name: BlobName, isThorough: boolean): Promise<boolean> {
  return inTurn(name, async () => {
    const blob = findBlob(parts.db, name)
    if (blob === undefined || blob.presentAt === null) return true
    return isStillWhole(parts, name, { ...blob, isThorough })
  })
}
