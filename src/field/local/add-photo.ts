import type { AccountId, PhotoId } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readBytes } from './photo-bytes.ts'
import type { PhotoJob } from './prepare-photo.ts'
import type { PhotoWorkerAnswer, PhotoWorkerRequest } from './photo-worker.ts'
import type { PhotoRow } from './rows.ts'

export type PhotoAnswer = { ok: true; row: PhotoRow } | { ok: false; reason: string }

let worker: Worker | undefined
const waiting = new Map<string, (answer: PhotoWorkerAnswer) => void>()

/** Stores and scales a photo off the main thread; resolves when its picture is ready or with the reason why not. */
export async function addPhoto(
  database: FieldDatabase,
  accountId: AccountId,
  job: PhotoJob,
): Promise<PhotoAnswer> {
  return runJob(database, { accountId, job, row: null })
}

/**
 * Notes photos before anything is made of them: killed meanwhile, the phone can say on return that they were not taken
 * over. `addPhoto` writes over them.
 */
export async function noteComing(
  database: FieldDatabase,
  coming: Pick<PhotoRow, 'id' | 'itemId' | 'addedAt'>[],
): Promise<void> {
  const empty = { original: null, picture: null, preview: null, takenAt: null, place: null, failure: null }
  const rows = coming.map((photo) => ({ ...photo, ...empty, isPlaceAttached: false }))
  await writeTogether(database, [database.photos], () => database.photos.bulkAdd(rows))
}

/** After a kill between storing and scaling: makes the missing picture from the stored original. */
export async function resumePhoto(
  database: FieldDatabase,
  accountId: AccountId,
  row: PhotoRow,
): Promise<PhotoAnswer> {
  const bytes = row.original === null ? null : await readBytes(database, row.original.sha256)
  if (bytes === null || row.original === null) return { ok: false, reason: 'photo.not_saved' }
  const file = new Blob([bytes], { type: row.original.mime })
  const job = { photoId: row.id, itemId: row.itemId, addedAt: row.addedAt, file }
  return runJob(database, { accountId, job, row })
}

async function runJob(database: FieldDatabase, request: PhotoWorkerRequest): Promise<PhotoAnswer> {
  if (typeof OffscreenCanvas === 'undefined') return runInPage(database, request)
  const answer = await new Promise<PhotoWorkerAnswer>((resolve) => {
    waiting.set(request.job.photoId, resolve)
    startWorker().postMessage(request)
  })
  return answer
}

/** Old iOS only: without OffscreenCanvas the page does the work. */
async function runInPage(database: FieldDatabase, { job, row }: PhotoWorkerRequest): Promise<PhotoAnswer> {
  const { finishPhoto, photoFailureOf, preparePhoto } = await import('./prepare-photo.ts')
  try {
    return {
      ok: true,
      row: row === null ? await preparePhoto(database, job) : await finishPhoto(database, row, job.file),
    }
  } catch (error) {
    return { ok: false, reason: photoFailureOf(error) }
  }
}

/** The worker is started early, when the editor opens, so that the first photo does not wait for it. */
export function startWorker(): Worker {
  if (worker !== undefined) return worker
  worker = new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', (event: MessageEvent<PhotoWorkerAnswer>) => settle(event.data))
  worker.addEventListener('error', failAll)
  return worker
}

function settle(answer: PhotoWorkerAnswer): void {
  waiting.get(answer.photoId)?.(answer)
  waiting.delete(answer.photoId)
}

/** A worker that died takes no photo with it silently: every waiting one is told. */
function failAll(): void {
  worker?.terminate()
  worker = undefined
  for (const [photoId, resolve] of waiting) resolve({ photoId, ok: false, reason: 'photo.not_saved' })
  waiting.clear()
}

/** Takes a photo off an item; its bytes stay, for nothing is deleted by the machine yet. */
export async function removePhoto(database: FieldDatabase, photoId: PhotoId): Promise<void> {
  await writeTogether(database, [database.photos], () => database.photos.delete(photoId))
}

/** The picture of a stored original cannot be made: said instead of leaving the photo in preparation for ever. */
export async function markUnfinished(
  database: FieldDatabase,
  photoId: PhotoId,
  failure: string,
): Promise<void> {
  await changePhoto(database, photoId, { failure })
}

export async function setPlaceAttached(
  database: FieldDatabase,
  photoId: PhotoId,
  isPlaceAttached: boolean,
): Promise<void> {
  await changePhoto(database, photoId, { isPlaceAttached })
}

async function changePhoto(
  database: FieldDatabase,
  photoId: PhotoId,
  changes: Partial<PhotoRow>,
): Promise<void> {
  await writeTogether(database, [database.photos], () => database.photos.update(photoId, changes))
}
