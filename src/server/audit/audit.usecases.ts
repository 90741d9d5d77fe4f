import { dayBounds, parseDay } from '../../domain/calendar/day.ts'
import { parseAccountId, parseUnitId } from '../../domain/ids.ts'
import { formatReceipt } from '../../domain/receipt.ts'
import { AUDIT_KINDS, DONE, type AuditEntryView, type AuditList } from '../../protocol/audit.ts'
import type { Database } from '../db/database.ts'
import { listUnits } from '../people/people.usecases.ts'
import {
  insertEntry,
  listDoers,
  listEntries,
  type AuditEntry,
  type AuditFilter,
  type AuditRow,
} from './audit.repository.ts'

export type { AuditEntry }

/** Inside a write: keeps for ever that somebody tried what is not theirs to do. */
export function recordRefusal(db: Database, entry: AuditEntry) {
  insertEntry(db, entry)
}

/** Inside a write: keeps for ever what an admin did to somebody's account. */
export function recordAct(db: Database, entry: Omit<AuditEntry, 'code'>) {
  insertEntry(db, { ...entry, code: DONE })
}

const PAGE = 50
/** A file holds what a person can still look through; whoever needs more asks by days. */
const MOST_IN_FILE = 20_000

type Query = Record<string, string | undefined>

/**
 * Reads the filter from an address: `kind`, `person`, `unit`, `from` and `until` (days, both inclusive). What is none of these does
 * not matter; days the wrong way round answer no row.
 */
export function readFilter(query: Query): AuditFilter {
  const from = parseDay(query['from'] ?? '')
  const until = parseDay(query['until'] ?? '')
  return {
    kind: AUDIT_KINDS.find((kind) => kind === query['kind']) ?? null,
    accountId: parseAccountId(query['person'] ?? '') ?? null,
    unitId: parseUnitId(query['unit'] ?? '') ?? null,
    from: from === undefined ? null : dayBounds(from).from,
    until: until === undefined ? null : dayBounds(until).until,
  }
}

/** A page of rows, newest first: those with a number below `before`, the newest of all without it. */
export function readAudit(
  db: Database,
  { filter, before, at }: { filter: AuditFilter; before: number | null; at: number },
): AuditList {
  const rows = listEntries(db, { filter, before, limit: PAGE + 1 })
  const doers = listDoers(db)
  const unitIds = new Set(doers.map(({ unitId }) => unitId))
  return {
    entries: rows.slice(0, PAGE).map(toView),
    hasMore: rows.length > PAGE,
    people: doers.map(({ id, name }) => ({ id, name })),
    units: listUnits(db)
      .filter(({ id }) => unitIds.has(id))
      .map(({ id, name }) => ({ id, name })),
    serverTime: at,
  }
}

/** All rows of a filter as a file has them, newest first. */
export function listAuditForFile(db: Database, filter: AuditFilter): AuditEntryView[] {
  return listEntries(db, { filter, before: null, limit: MOST_IN_FILE }).map(toView)
}

function toView({ receiptMonth, receiptNumber, personName, ...row }: AuditRow): AuditEntryView {
  const isItem = receiptMonth !== null && receiptNumber !== null
  return { ...row, subjectName: isItem ? formatReceipt(receiptMonth, receiptNumber) : personName }
}
