import { draftFromOutline, type Commission } from '../../domain/commission/commission.ts'
import type { ItemId } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { NOT_BACKED_UP } from './rows.ts'

/**
 * Makes the draft of an answer (写答复), filled from the outline; it needs no network. Resolves to its id: of the new
 * one, or of the draft with which this person answers the commission already.
 */
export function startAnswer(
  database: FieldDatabase,
  commission: Pick<Commission, 'id' | 'topic' | 'outline' | 'category'>,
  { itemId, now }: { itemId: ItemId; now: number },
): Promise<ItemId> {
  const { drafts, revisions } = database
  return writeTogether(database, [drafts, revisions], async () => {
    const begun = await drafts.filter(({ commissionId }) => commissionId === commission.id).first()
    if (begun !== undefined) return begun.id
    const text = draftFromOutline(commission)
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
      commissionId: commission.id,
    })
    await revisions.add({ itemId, at: now, text, notes: [] })
    return itemId
  })
}
