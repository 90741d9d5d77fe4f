import type { Category } from '../../domain/category.ts'
import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import { sharesOfAuthors } from '../../domain/item/author-credit.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import { isWithUnit, workStateOf, type WorkStatus } from '../../domain/item/work-state.ts'
import { NO_FACTS, withEvent, type EventFacts } from '../../domain/record/event-facts.ts'
import type { ItemRecord } from '../../domain/record/item-record.ts'
import type { Database } from '../db/database.ts'
import type { ItemView } from './item-view.repository.ts'

interface RecordRow {
  id: ItemId
  status: WorkStatus
  rev: number
  unitId: UnitId
  authorId: AccountId
  section: string | null
  category: Category
  countedAt: number
  correctedAt: number | null
  isCommissioned: 0 | 1
}

interface FactRow {
  itemId: ItemId
  event: string
}

const RECORD = `
  select i.id, i.status, i.rev, i.unit_id as unitId, i.author_id as authorId, i.section, i.counted_at as countedAt,
    i.corrected_at as correctedAt, i.commission_id is not null as isCommissioned,
    coalesce(i.category, (select category from item_revisions where id = i.revision_id)) as category
  from items i`

const FACT =
  "select item_id as itemId, event from item_events where type in ('adopted', 'passed_up', 'instructed', 'credited')"

const RECORD_BY_ID = `${RECORD} where i.id = ?`
const FACTS_BY_ID = `${FACT} and item_id = ? order by number`

/** So many are read in some ten milliseconds. */
const PAGE = 1000

export interface ItemFactsRow {
  rev: number
  record: ItemRecord
  /** The unit is still signing it; left out otherwise. */
  isWithUnit?: true
}

export function findItemRecord(db: Database, id: ItemId, share?: Sharing): ItemFactsRow | undefined {
  const row = db.get<RecordRow>(RECORD_BY_ID, id)
  if (row === undefined) return undefined
  const facts = factsByItemId(db.all<FactRow>(FACTS_BY_ID, id))
  return toFacts(row, toRecord(row, facts.get(row.id), share))
}

/** The same of an item that was read already. */
export function recordOfView({ facts, counted }: Pick<ItemView, 'facts' | 'counted'>): ItemFactsRow {
  const { id, rev, unitId, authorId, countedAt, commissionId } = facts
  const isCommissioned = commissionId === undefined ? 0 : 1
  const { status } = workStateOf(facts.events)
  const row: RecordRow = { id, status, rev, unitId, authorId, countedAt, ...counted, isCommissioned }
  return toFacts(row, toRecord(row, facts.events.reduce(withEvent, NO_FACTS)))
}

function toFacts({ rev, status }: RecordRow, record: ItemRecord): ItemFactsRow {
  return isWithUnit(status) ? { rev, record, isWithUnit: true } : { rev, record }
}

/** The next items after one in the order of their ids, a page of all that the office has ever received. */
export function listNextRecords(db: Database, after: ItemId | '', share: Sharing): ItemRecord[] {
  const rows = db.all<RecordRow>(`${RECORD} where i.id > ? order by i.id limit ${PAGE}`, after)
  const last = rows.at(-1)
  if (last === undefined) return []
  const sql = `${FACT} and item_id > ? and item_id <= ? order by item_id, number`
  const facts = factsByItemId(db.all<FactRow>(sql, after, last.id))
  return rows.map((row) => toRecord(row, facts.get(row.id), share))
}

export function listUnitRecords(db: Database, unitId: UnitId): ItemRecord[] {
  const ofUnit = `${FACT} and item_id in (select id from items where unit_id = ?) order by item_id, number`
  const facts = factsByItemId(db.all<FactRow>(ofUnit, unitId))
  return db
    .all<RecordRow>(`${RECORD} where i.unit_id = ?`, unitId)
    .map((row) => toRecord(row, facts.get(row.id)))
}

/** Shared by all items of which there is nothing to say, for an office has many of them. Nobody writes into it. */
const NOTHING: never[] = []

/** Gives the same text for equal texts. */
export type Sharing = <Text extends string>(text: Text) => Text

/** SQLite gives each row texts of its own; of a unit's id one is enough for all of its items. */
export function createSharing(): Sharing {
  const known = new Map<string, string>()
  return <Text extends string>(text: Text) => {
    const shared = known.get(text)
    if (shared === undefined) known.set(text, text)
    return (shared ?? text) as Text
  }
}

function toRecord(
  row: RecordRow,
  { uses, passedUp, instructions, authors } = NO_FACTS,
  share: Sharing = (text) => text,
): ItemRecord {
  return {
    itemId: row.id,
    unitId: share(row.unitId),
    authorId: share(row.authorId),
    section: row.section === null ? null : share(row.section),
    category: share(row.category),
    origin: row.isCommissioned === 1 ? 'commissioned' : 'own',
    reportedAt: row.countedAt,
    lastReportedAt: Math.max(row.countedAt, row.correctedAt ?? 0),
    uses,
    passedUp,
    instructions,
    shares: authors.length === 0 ? NOTHING : sharesOfAuthors(authors, row.unitId),
  }
}

/** The events of one item that count, each item's in their order; the last names of its authors hold. */
function factsByItemId(rows: readonly FactRow[]): Map<ItemId, EventFacts> {
  const facts = new Map<ItemId, EventFacts>()
  for (const { itemId, event } of rows) {
    const known = facts.get(itemId)
    facts.set(itemId, withEvent(known ?? NO_FACTS, JSON.parse(event) as ItemEvent))
  }
  return facts
}
