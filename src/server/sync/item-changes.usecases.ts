import type { ItemId } from '../../domain/ids.ts'
import { toReadableEvents } from '../../protocol/first-item.ts'
import type { Change } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import type { FeedRow } from '../feed/feed.usecases.ts'
import {
  findItemRecord,
  findItemView,
  findUnitRecord,
  getRevision,
  listSiblings,
  recordOfView,
  type ItemView,
} from '../items/item-view.usecases.ts'
import { tellReview } from '../reviews/review-view.usecases.ts'
import type { Reader } from './pull.usecases.ts'

/**
 * What a row of an item comes to: the author reads the item, colleagues what it fills the month with. A phone that
 * understands `facts` gets these beside the item, and in place of the shorter `record`.
 */
export function itemChanges(db: Database, row: FeedRow, reader: Reader): Change[] {
  if (row.ownerId === reader.session.accountId) return ownChanges(db, row, reader)
  const counted = reader.understands.includes('facts') ? facts(db, row) : unitRecord(db, row)
  return [...counted, ...review(db, row, reader)]
}

/** Nobody signs a text of their own. */
function ownChanges(db: Database, row: FeedRow, reader: Reader): Change[] {
  const view = findItemView(db, row.subjectId as ItemId)
  if (view === undefined) return []
  const own = ownItem(db, { seq: row.seq, view }, reader)
  if (!reader.understands.includes('facts')) return [own]
  return [own, { kind: 'facts', seq: row.seq, ...recordOfView(view) }]
}

/** What the unit is to sign goes whole to whoever may; a phone that reads from the start has nothing to give up. */
function review(db: Database, { seq, subjectId }: FeedRow, reader: Reader): Change[] {
  const { session, at, understands, cursor } = reader
  if (!understands.includes('told')) return []
  const told = tellReview(db, subjectId as ItemId, { reader: session, at })
  if (told === null || (told.row === null && cursor === 0)) return []
  return [{ kind: 'told', seq, about: 'review', id: subjectId, ...told }]
}

/** A text is not echoed to the device that wrote it: it has it, and the link is slow. */
function ownItem(
  db: Database,
  { seq, view }: { seq: number; view: ItemView },
  { device, understands }: Reader,
): Change {
  const { revisionId, writtenBy, hasSiblings } = view
  const facts = { ...view.facts, events: toReadableEvents(view.facts.events, understands) }
  const beside = hasSiblings ? { siblings: listSiblings(db, facts.id) } : {}
  if (writtenBy === device) return { kind: 'item', seq, facts, ...beside }
  return { kind: 'item', seq, facts, written: getRevision(db, revisionId), ...beside }
}

/** Whose a colleague's item is, no phone is told. */
function facts(db: Database, { seq, subjectId }: FeedRow): Change[] {
  const found = findItemRecord(db, subjectId as ItemId)
  if (found === undefined) return []
  return [{ kind: 'facts', seq, ...found, record: { ...found.record, authorId: null } }]
}

function unitRecord(db: Database, { seq, subjectId }: FeedRow): Change[] {
  const record = findUnitRecord(db, subjectId)
  return record === undefined ? [] : [{ kind: 'record', seq, ...record }]
}
