import type { AccountId } from '../../domain/ids.ts'
import { FieldDatabase, fieldDatabaseName } from './field-database.ts'
import { finishPhoto, photoFailureOf, preparePhoto, type PhotoJob } from './prepare-photo.ts'
import type { PhotoRow } from './rows.ts'

/** Messages to and from the worker in which photos are stored and scaled, so that typing never waits for them. */
export interface PhotoWorkerRequest {
  accountId: AccountId
  job: PhotoJob
  /** Set when the original is stored already and only the picture is to be made. */
  row: PhotoRow | null
}
export type PhotoWorkerAnswer =
  { photoId: string; ok: true; row: PhotoRow } | { photoId: string; ok: false; reason: string }

const databases = new Map<AccountId, FieldDatabase>()

self.addEventListener('message', (event: MessageEvent<PhotoWorkerRequest>) => {
  void answer(event.data).then((message) => self.postMessage(message))
})

async function answer({ accountId, job, row }: PhotoWorkerRequest): Promise<PhotoWorkerAnswer> {
  try {
    const database = databaseOf(accountId)
    const done = row === null ? await preparePhoto(database, job) : await finishPhoto(database, row, job.file)
    return { photoId: job.photoId, ok: true, row: done }
  } catch (error) {
    return { photoId: job.photoId, ok: false, reason: photoFailureOf(error) }
  }
}

function databaseOf(accountId: AccountId): FieldDatabase {
  const database = databases.get(accountId) ?? new FieldDatabase(fieldDatabaseName(accountId))
  databases.set(accountId, database)
  return database
}
