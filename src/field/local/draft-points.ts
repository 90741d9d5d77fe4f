import type { ItemId, KeyPointId } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'

/** Keeps what the officer chose with the draft; its copy at the office follows. A draft that left meanwhile stays gone. */
export function keepDraftPoints(
  database: FieldDatabase,
  itemId: ItemId,
  pointIds: readonly KeyPointId[],
): Promise<void> {
  return writeTogether(database, [database.drafts], async () => {
    const draft = await database.drafts.get(itemId)
    if (draft === undefined) return
    await database.drafts.put({ ...draft, pointIds: [...pointIds], version: draft.version + 1 })
  })
}
