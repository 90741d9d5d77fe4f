import type { AccountId } from '../../domain/ids.ts'
import type { ScoreEntry } from '../../domain/score/score-entry.ts'
import type { Confirmation, NewScoreEntry, ScoreEntryList } from '../../protocol/desk-score.ts'
import type { Database } from '../db/database.ts'
import { publishScoreEntry } from '../feed/feed.usecases.ts'
import { findItemHead } from '../items/item-view.usecases.ts'
import { findUnit, getUnit } from '../people/people.usecases.ts'
import { closedUntil } from './closed-periods.repository.ts'
import { refuseScore } from './score.errors.ts'
import * as repository from './score-entries.repository.ts'

/** `status` other than `open` lists all; `unit` left out those of every unit. */
export function listEntries(
  db: Database,
  { status, unit }: { status?: string; unit?: string },
): ScoreEntryList {
  const fits = (entry: ScoreEntry) =>
    (status !== 'open' || entry.confirmation.status === 'open') &&
    (unit === undefined || entry.unitId === unit)
  const named = repository.listScoreEntries(db).filter(fits)
  return {
    entries: named.map((entry) => ({ ...entry, unitName: findUnit(db, entry.unitId)?.name ?? '' })),
  }
}

export interface Entering {
  entry: NewScoreEntry
  by: AccountId
  at: number
}

/** Enters what no record of the machine proves; it counts when another person has confirmed it. */
export function enterScore(db: Database, entering: Entering): Promise<ScoreEntry> {
  return db.write(() => addScoreEntry(db, entering))
}

/** Inside a write. */
export function addScoreEntry(db: Database, { entry, by, at }: Entering): ScoreEntry {
  const known = repository.findScoreEntry(db, entry.id)
  if (known !== undefined) return known
  ensureSubject(db, entry)
  ensureOpen(db, entry.at)
  repository.insertScoreEntry(db, { ...entry, enteredBy: by, enteredAt: at })
  publishScoreEntry(db, entry)
  return getEntry(db, entry.id)
}

export interface Confirming {
  id: string
  decision: Confirmation
  by: AccountId
  at: number
}

/** The second person's word. The same decision of the same kind again changes nothing. */
export function confirmScore(db: Database, { id, decision, by, at }: Confirming): Promise<ScoreEntry> {
  return db.write(() => {
    const entry = getEntry(db, id)
    if (repository.findEnterer(db, id) === by) throw refuseScore('score.same_person')
    if (entry.confirmation.status === decision.status) return entry
    if (entry.confirmation.status !== 'open') throw refuseScore('score.settled')
    ensureOpen(db, entry.at)
    const words = decision.status === 'refused' ? decision.words : null
    repository.settleScoreEntry(db, id, { status: decision.status, by, at, words })
    publishScoreEntry(db, entry)
    return getEntry(db, id)
  })
}

function ensureSubject(db: Database, { unitId, itemId }: NewScoreEntry) {
  getUnit(db, unitId)
  if (itemId !== null && findItemHead(db, itemId)?.unitId !== unitId) {
    throw refuseScore('score.item_of_other_unit')
  }
}

/** Whether an instant lies in a period in which nothing moves any more. */
export function isClosed(db: Database, at: number): boolean {
  return at < (closedUntil(db) ?? 0)
}

function ensureOpen(db: Database, at: number) {
  if (isClosed(db, at)) throw refuseScore('period.closed')
}

function getEntry(db: Database, id: string): ScoreEntry {
  const entry = repository.findScoreEntry(db, id)
  if (entry === undefined) throw refuseScore('score.entry_unknown')
  return entry
}
