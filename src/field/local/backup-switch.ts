import type { ItemId } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'

/** Whether the office is to keep a copy of the draft. What it has already stays there until the draft goes. */
export async function setBackupOn(database: FieldDatabase, id: ItemId, isBackupOn: boolean): Promise<void> {
  const changed = await writeTogether(database, [database.drafts], () =>
    database.drafts.update(id, { isBackupOn }),
  )
  if (changed === 0 && (await database.drafts.get(id)) === undefined)
    throw new Error('there is no such draft')
}
