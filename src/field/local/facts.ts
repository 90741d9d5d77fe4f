import type { ItemId, UnitId } from '../../domain/ids.ts'
import { sharesOfAuthors } from '../../domain/item/author-credit.ts'
import { allowedEventsOf } from '../../domain/item/work-state.ts'
import { NO_FACTS, withEvent } from '../../domain/record/event-facts.ts'
import type { ItemRecord } from '../../domain/record/item-record.ts'
import type { Change } from '../../protocol/sync.ts'
import type { FieldDatabase } from './field-database.ts'
import type { FactsRow, ItemRow, RecordRow } from './rows.ts'

/** Inside a write: what the office says of an item, unless something newer is known. */
export async function applyFacts(
  database: FieldDatabase,
  { rev, record, isWithUnit }: Extract<Change, { kind: 'facts' }>,
): Promise<void> {
  const known = await database.facts.get(record.itemId)
  if (known !== undefined && known.rev > rev) return
  await database.facts.put({ itemId: record.itemId, rev, record, dates: datesOf(record), isWithUnit })
}

function datesOf({
  reportedAt,
  lastReportedAt,
  uses,
  passedUp,
  instructions,
}: ItemRecord): FactsRow['dates'] {
  const facts = [...uses, ...passedUp, ...instructions].map(({ at }) => at)
  return [...new Set([reportedAt, lastReportedAt, ...facts])]
}

/** An own item of which the office has not told the facts yet: what its course says of it. */
export function factsOfItem(item: ItemRow, section: string | null): ItemRecord {
  const events = allowedEventsOf(item.events)
  const { uses, passedUp, instructions, authors } = events.reduce(withEvent, NO_FACTS)
  const again = events.filter(({ type }) => type === 'resubmitted').pop()
  return {
    itemId: item.id,
    unitId: item.unitId,
    authorId: item.authorId,
    section,
    category: item.text.category,
    origin: 'own',
    reportedAt: item.countedAt,
    lastReportedAt: Math.max(item.countedAt, again?.at ?? 0),
    uses,
    passedUp,
    instructions,
    shares: sharesOfAuthors(authors, item.unitId),
  }
}

/** A colleague's item as the first release was told of it. */
export function factsOfRecord(row: RecordRow, unitId: UnitId): ItemRecord {
  const { itemId, category, reportedAt, adoptedAt } = row
  return {
    itemId: itemId as ItemId,
    unitId,
    authorId: null,
    section: null,
    category,
    origin: 'own',
    reportedAt,
    lastReportedAt: reportedAt,
    uses: adoptedAt === null ? [] : [{ at: adoptedAt, level: 'county', outlet: '', form: 'single' }],
    ...NOTHING_ABOVE,
  }
}

const NOTHING_ABOVE: Pick<ItemRecord, 'passedUp' | 'instructions' | 'shares'> = {
  passedUp: [],
  instructions: [],
  shares: [],
}
