import type { Category } from '../../domain/category.ts'
import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import { sharesOfAuthors } from '../../domain/item/author-credit.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import { NO_FACTS, withEvent, type EventFacts } from '../../domain/record/event-facts.ts'
import type { ItemRecord } from '../../domain/record/item-record.ts'
import type { Database } from '../db/database.ts'

interface RecordRow {
  id: ItemId
  rev: number
  unitId: UnitId
  authorId: AccountId
  section: string | null
  category: Category
  countedAt: number
  correctedAt: number | null
}

interface FactRow {
  itemId: ItemId
  event: string
}

const RECORD = `
  select i.id, i.rev, i.unit_id as unitId, i.author_id as authorId, i.section, r.category, i.counted_at as countedAt,
    i.corrected_at as correctedAt
  from items i join item_revisions r on r.id = i.revision_id`

const FACT =
  "select item_id as itemId, event from item_events where type in ('adopted', 'passed_up', 'credited')"

export interface ItemFactsRow {
  rev: number
  record: ItemRecord
}

export function findItemRecord(db: Database, id: ItemId): ItemFactsRow | undefined {
  const row = db.get<RecordRow>(`${RECORD} where i.id = ?`, id)
  if (row === undefined) return undefined
  const facts = factsByItemId(db.all<FactRow>(`${FACT} and item_id = ? order by number`, id))
  return { rev: row.rev, record: toRecord(row, facts) }
}

/** Every item that the office has ever received. */
export function listItemRecords(db: Database): ItemRecord[] {
  const share = createSharing()
  const facts = factsByItemId(db.all<FactRow>(`${FACT} order by item_id, number`))
  return db.all<RecordRow>(RECORD).map((row) => toRecord(row, facts, share))
}

export function listUnitRecords(db: Database, unitId: UnitId): ItemRecord[] {
  const ofUnit = `${FACT} and item_id in (select id from items where unit_id = ?) order by item_id, number`
  const facts = factsByItemId(db.all<FactRow>(ofUnit, unitId))
  return db.all<RecordRow>(`${RECORD} where i.unit_id = ?`, unitId).map((row) => toRecord(row, facts))
}

/** Shared by all items of which there is nothing to say, for an office has many of them. Nobody writes into it. */
const NOTHING: never[] = []

type Sharing = <Text extends string>(text: Text) => Text

/** SQLite gives each row texts of its own; of a unit's id one is enough for all of its items. */
function createSharing(): Sharing {
  const known = new Map<string, string>()
  return <Text extends string>(text: Text) => {
    const shared = known.get(text)
    if (shared === undefined) known.set(text, text)
    return (shared ?? text) as Text
  }
}

function toRecord(
  row: RecordRow,
  facts: ReadonlyMap<ItemId, EventFacts>,
  share: Sharing = (text) => text,
): ItemRecord {
  const { uses, passedUp, authors } = facts.get(row.id) ?? NO_FACTS
  return {
    itemId: row.id,
    unitId: share(row.unitId),
    authorId: share(row.authorId),
    section: row.section === null ? null : share(row.section),
    category: share(row.category),
    // Commissions are not known to this release: whatever came, the unit wrote by itself.
    origin: 'own',
    reportedAt: row.countedAt,
    lastReportedAt: Math.max(row.countedAt, row.correctedAt ?? 0),
    uses,
    passedUp,
    instructions: NOTHING,
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
