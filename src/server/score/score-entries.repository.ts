import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import type { EnteredOccasion } from '../../domain/policy/score-rule.ts'
import type { ScoreEntry } from '../../domain/score/score-entry.ts'
import type { Database } from '../db/database.ts'

interface EntryRow {
  id: string
  unitId: UnitId
  itemId: ItemId | null
  occasion: EnteredOccasion
  at: number
  words: string
  evidence: string
  hundredths: number | null
  enteredBy: string
  enterer: string
  enteredAt: number
  status: 'open' | 'confirmed' | 'refused'
  settledBy: string | null
  settler: string | null
  settledAt: number | null
  settledWords: string | null
}

const ENTRY = `
  select e.id, e.unit_id as unitId, e.item_id as itemId, e.occasion, e.at, e.words, e.evidence, e.hundredths,
    a.display_name as enteredBy, a.name as enterer, e.entered_at as enteredAt, e.status,
    b.display_name as settledBy, b.name as settler, e.settled_at as settledAt, e.settled_words as settledWords
  from score_entries e join accounts a on a.id = e.entered_by left join accounts b on b.id = e.settled_by`

export function findScoreEntry(db: Database, id: string): ScoreEntry | undefined {
  const row = db.get<EntryRow>(`${ENTRY} where e.id = ?`, id)
  return row && toEntry(row)
}

/** All of them, the newest first. An office has some dozens a year. */
export function listScoreEntries(db: Database): ScoreEntry[] {
  return db.all<EntryRow>(`${ENTRY} order by e.entered_at desc, e.id desc`).map(toEntry)
}

export function listUnitEntries(db: Database, unitId: UnitId): ScoreEntry[] {
  return db.all<EntryRow>(`${ENTRY} where e.unit_id = ?`, unitId).map(toEntry)
}

export function findEnterer(db: Database, id: string): AccountId | undefined {
  const sql = 'select entered_by as accountId from score_entries where id = ?'
  return db.get<{ accountId: AccountId }>(sql, id)?.accountId
}

export type NewEntryRow = Omit<ScoreEntry, 'enteredBy' | 'confirmation'> & { enteredBy: AccountId }

export function insertScoreEntry(db: Database, entry: NewEntryRow) {
  const sql = `
    insert into score_entries (id, unit_id, item_id, occasion, at, words, evidence, hundredths, entered_by, entered_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  const { id, unitId, itemId, occasion, at, words, evidence, points, enteredBy, enteredAt } = entry
  const hundredths = points === null ? null : Math.round(points * 100)
  db.run(sql, id, unitId, itemId, occasion, at, words, evidence, hundredths, enteredBy, enteredAt)
}

export interface Settlement {
  status: 'confirmed' | 'refused'
  by: AccountId
  at: number
  words: string | null
}

export function settleScoreEntry(db: Database, id: string, { status, by, at, words }: Settlement) {
  const sql = `
    update score_entries set status = ?, settled_by = ?, settled_at = ?, settled_words = ? where id = ?`
  db.run(sql, status, by, at, words, id)
}

function toEntry(row: EntryRow): ScoreEntry {
  const { hundredths, enterer, settler, status, settledBy, settledAt, settledWords, ...entry } = row
  // The ledger takes an entry that its own author confirmed for none: two people of one name are told apart.
  const isNamesake = settledBy === entry.enteredBy
  const by = isNamesake ? `${settledBy}（${settler ?? ''}）` : (settledBy ?? '')
  const at = settledAt ?? 0
  return {
    ...entry,
    enteredBy: isNamesake ? `${entry.enteredBy}（${enterer}）` : entry.enteredBy,
    points: hundredths === null ? null : hundredths / 100,
    confirmation:
      status === 'open'
        ? { status }
        : status === 'confirmed'
          ? { status, by, at }
          : { status, by, at, words: settledWords ?? '' },
  }
}
