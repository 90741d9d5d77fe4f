import type { ItemId, KeyPointId } from '../../domain/ids.ts'
import type { ItemText } from '../../domain/item/item-text.ts'
import { addDeed, hashDeed, type DeedParts } from './deeds.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { NOT_BACKED_UP } from './rows.ts'
import type { Beginning } from './topics.ts'

export interface BegunDraft extends Pick<DeedParts, 'commandId' | 'now' | 'appVersion' | 'hash'> {
  itemId: ItemId
  text: ItemText
  beginning: Beginning
  /** The key points that it answers from its beginning; empty for none. */
  pointIds: readonly KeyPointId[]
}

/**
 * Makes a draft and the deed that says of what it was begun, in one strict transaction; it needs no network. Called
 * again with the same id, it changes nothing.
 */
export async function startTopicDraft(database: FieldDatabase, begun: BegunDraft): Promise<void> {
  const { itemId, text, beginning, pointIds, now } = begun
  const deed: DeedParts = {
    ...begun,
    deed: { type: 'calendar.begin', payload: beginning },
    subjectId: itemId,
    baseRev: 0,
  }
  const payloadSha256 = await hashDeed(deed)
  const { drafts, revisions, outbox, meta } = database
  await writeTogether(database, [drafts, revisions, outbox, meta], async () => {
    if ((await drafts.where('id').equals(itemId).count()) > 0) return
    await drafts.put({
      id: itemId,
      text,
      notes: [],
      createdAt: now,
      savedAt: now,
      version: 1,
      baseRev: 0,
      refusalCode: null,
      ...NOT_BACKED_UP,
      ...(pointIds.length === 0 ? {} : { pointIds: [...pointIds] }),
    })
    await revisions.add({ itemId, at: now, text, notes: [] })
    await addDeed(database, deed, payloadSha256)
  })
}
