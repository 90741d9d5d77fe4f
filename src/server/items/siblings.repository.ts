import type { ItemId } from '../../domain/ids.ts'
import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import type { Sibling } from '../../protocol/item.ts'
import type { Database } from '../db/database.ts'

/** What settled a sibling: the editor for either text, or the author by writing again in sight of it. */
export type Taken = 'office' | 'sibling' | 'author'

/** A revision that stands beside the item's text from its revision `itemRev` on. */
export function insertSibling(
  db: Database,
  { revisionId, itemId, itemRev }: { revisionId: number; itemId: ItemId; itemRev: number },
) {
  const sql = 'insert into item_siblings (revision_id, item_id, item_rev) values (?, ?, ?)'
  db.run(sql, revisionId, itemId, itemRev)
}

interface SiblingRow extends ItemText {
  number: number
  deviceName: string
  writtenAt: number
  notes: string
}

/** The siblings of an item that wait for somebody to choose, oldest first. */
export function listSiblings(db: Database, itemId: ItemId): Sibling[] {
  const sql = `
    select r.id as number, coalesce(d.name, '') as deviceName, r.claimed_at as writtenAt, r.title, r.body, r.category,
      r.event_at as eventAt, r.place, r.notes
    from item_siblings s join item_revisions r on r.id = s.revision_id left join devices d on d.id = r.device
    where s.item_id = ? and s.settled_at is null order by r.id`
  return db.all<SiblingRow>(sql, itemId).map(({ number, deviceName, writtenAt, notes, ...text }) => ({
    number,
    deviceName,
    writtenAt,
    text,
    notes: JSON.parse(notes) as ItemNote[],
  }))
}

/** Marks one waiting sibling as settled; false when there is none of this number. */
export function settleSibling(
  db: Database,
  { itemId, number, taken, at }: { itemId: ItemId; number: number; taken: Taken; at: number },
): boolean {
  const sql = `
    update item_siblings set settled_at = ?, taken = ?
    where revision_id = ? and item_id = ? and settled_at is null`
  return db.run(sql, at, taken, number, itemId) > 0
}

/** The siblings that stood there at the revision the author wrote from were seen, and are settled by writing again. */
export function settleSeenSiblings(
  db: Database,
  { itemId, rev, at }: { itemId: ItemId; rev: number; at: number },
) {
  const sql = `
    update item_siblings set settled_at = ?, taken = 'author'
    where item_id = ? and settled_at is null and item_rev <= ?`
  db.run(sql, at, itemId, rev)
}

/** Before a text is replaced: notes which one the item has had since a revision. */
export function rememberText(
  db: Database,
  { id, textRev, revisionId }: { id: ItemId; textRev: number; revisionId: number },
) {
  const sql = 'insert or ignore into item_text_history (item_id, rev, revision_id) values (?, ?, ?)'
  db.run(sql, id, textRev, revisionId)
}

/** The revision that was the item's text at one of its revisions, of those that were replaced. */
export function findEarlierText(db: Database, itemId: ItemId, rev: number): number | undefined {
  const sql = `
    select revision_id as revisionId from item_text_history where item_id = ? and rev <= ? order by rev desc limit 1`
  return db.get<{ revisionId: number }>(sql, itemId, rev)?.revisionId
}
