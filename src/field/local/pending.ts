import { listUntoldRemovals, listUnsavedDrafts } from './draft-backup.ts'
import type { FieldDatabase } from './field-database.ts'
import { needsReconcile } from './reconcile-notes.ts'
import { countPhotosToSend } from './photo-queue.ts'

/** Whether anything on this phone is still to reach the office, copies of drafts included. */
export async function hasPending(database: FieldDatabase): Promise<boolean> {
  return (
    (await database.outbox.count()) > 0 ||
    (await needsReconcile(database)) ||
    (await countPhotosToSend(database)) > 0 ||
    (await listUnsavedDrafts(database)).length > 0 ||
    (await listUntoldRemovals(database)).length > 0
  )
}
