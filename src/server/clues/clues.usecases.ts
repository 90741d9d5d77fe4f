import { dayBounds, dayOf, parseDay } from '../../domain/calendar/day.ts'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { clueCourseOf } from '../../domain/clue/clue-course.ts'
import type { AccountId, ClueId, CommissionId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import { formatReceipt } from '../../domain/receipt.ts'
import type { ClueActing, ClueList, ClueVerification, DeskClue, NewClue } from '../../protocol/clue.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { getUnit, listUnits } from '../people/people.usecases.ts'
import { recordClueEvent } from './clue-course.usecases.ts'
import { refuseClue } from './clues.errors.ts'
import * as repository from './clues.repository.ts'
import type { ClueRow } from './clues.repository.ts'

/** Records what was seen; the same request again changes nothing. */
export function recordClue(db: Database, clue: NewClue, done: { by: AccountId; at: number }): Promise<void> {
  return db.write(() => addClue(db, clue, done))
}

/** Inside a write. */
export function addClue(db: Database, clue: NewClue, done: { by: AccountId; at: number }) {
  const known = repository.findClue(db, clue.id)
  if (known !== undefined && contentOf(known) === contentOf(clue)) return
  if (known !== undefined) throw refuseClue('clue.id_taken')
  if (clue.publishedOn > dayOf(done.at)) throw refuseClue('clue.day_ahead')
  // 涉密不上网: nothing of such words may be stored.
  if (findSecrecyMark(`${clue.outlet}\n${clue.link}\n${clue.words}`) !== undefined)
    throw refuseClue('clue.secrecy_mark')
  if (clue.unitId !== null) getUnit(db, clue.unitId)
  repository.insertClue(db, clue, done)
}

function contentOf({ kind, outlet, publishedOn, link, words, unitId }: Omit<NewClue, 'id'>): string {
  return JSON.stringify([kind, outlet, publishedOn, link, words, unitId])
}

export interface Acting extends ClueActing {
  id: ClueId
  by: string
  at: number
}

/** Hands it to units, joins an item of the same matter, closes it; again it changes nothing; 409 where a colleague was faster. */
export function actOnClue(db: Database, acting: Acting): Promise<void> {
  return db.write(() => applyClueAct(db, acting))
}

/** Inside a write. */
export function applyClueAct(db: Database, { id, rev, act, by, at }: Acting) {
  if (isDone(db, { id, rev, act, by })) return
  ensureUnchanged(db, id, rev)
  // 涉密不上网: what goes to the units and what closes it alike.
  if ('words' in act && findSecrecyMark(act.words) !== undefined) throw refuseClue('clue.secrecy_mark')
  if (act.type === 'handed') return hand(db, { id, act, by, at })
  if (act.type === 'linked' && repository.listItems(db, [act.itemId]).length === 0)
    throw refuseClue('clue.wrong_state')
  if (!recordClueEvent(db, id, { ...act, by, at })) throw refuseClue('clue.wrong_state')
}

/**
 * The same person did the same at the same revision, and the answer was lost: all that happened since is this act.
 * Each event raises the revision by one, and a handing writes one for each unit.
 */
function isDone(db: Database, { id, rev, act, by }: Omit<Acting, 'at'>): boolean {
  const made = factsOf(act)
  if (repository.findClue(db, id)?.rev !== rev + made.length) return false
  const last = repository.listClueEvents(db, id).slice(-made.length)
  return made.every((facts, index) => {
    const event: Record<string, unknown> = { ...last[index] }
    return event['by'] === by && Object.entries(facts).every(([field, value]) => event[field] === value)
  })
}

/** What the events of an act say, each but for who and when. */
function factsOf(act: ClueActing['act']): Record<string, unknown>[] {
  if (act.type !== 'handed') return [act]
  const { type, words } = act
  return Array.from(new Set(act.unitIds), (unitId) => ({ type, unitId, words }))
}

type Handing = Omit<Acting, 'rev' | 'act'> & { act: Extract<ClueActing['act'], { type: 'handed' }> }

function hand(db: Database, { id, act: { unitIds, words }, by, at }: Handing) {
  for (const unitId of new Set(unitIds)) {
    const { name: unitName } = getUnit(db, unitId)
    if (!recordClueEvent(db, id, { type: 'handed', unitId, unitName, words, by, at }))
      throw refuseClue('clue.wrong_state')
  }
}

export interface Commissioning {
  clue: { id: ClueId; rev: number }
  commissionId: CommissionId
  topic: string
  by: string
  at: number
}

/** Inside a write: the office made a commission of it. */
export function commissionClue(db: Database, { clue: { id, rev }, ...commissioned }: Commissioning) {
  ensureUnchanged(db, id, rev)
  if (!recordClueEvent(db, id, { type: 'commissioned', ...commissioned }))
    throw refuseClue('clue.wrong_state')
}

export interface Verifying {
  id: ClueId
  verification: ClueVerification
  person: { displayName: string; unit: Unit | null }
  at: number
}

/** Inside a write: what a unit found out. It may say so again; the last one holds. */
export function verifyClue(db: Database, { id, verification, person, at }: Verifying): Outcome {
  const { unit, displayName: by } = person
  if (unit === null || repository.findClue(db, id) === undefined)
    return { status: 'rejected', code: 'clue.unknown' }
  if (findSecrecyMark(verification.words) !== undefined)
    return { status: 'rejected', code: 'clue.secrecy_mark' }
  const { id: unitId, name: unitName } = unit
  const isSaid = recordClueEvent(db, id, { type: 'verified', unitId, unitName, ...verification, by, at })
  return isSaid ? { status: 'saved', rev: 1 } : { status: 'rejected', code: 'clue.unknown' }
}

/** What was recorded on a day; with no day, whatever is not closed. */
export function listDeskClues(db: Database, { day, at }: { day: string | undefined; at: number }): ClueList {
  const wanted = day === undefined ? undefined : parseDay(day)
  const rows =
    wanted === undefined ? repository.listNotClosed(db) : repository.listRecorded(db, dayBounds(wanted))
  const counts = { open: 0, waiting: 0, answered: 0, closed: 0 }
  for (const { status, count } of repository.countClues(db)) counts[status] = count
  const units = listUnits(db).filter(({ deactivatedAt }) => deactivatedAt === null)
  return {
    clues: rows.map((row) => toDeskClue(db, row)),
    counts,
    units: units.map(({ id, name }) => ({ id, name })),
    serverTime: at,
  }
}

function toDeskClue(db: Database, row: ClueRow): DeskClue {
  const events = repository.listClueEvents(db, row.id)
  const items = repository
    .listItems(db, clueCourseOf(events).itemIds)
    .map(({ receiptMonth, receiptNumber, ...item }) => ({
      ...item,
      receipt: formatReceipt(receiptMonth, receiptNumber),
    }))
  return { ...row, events, items }
}

function ensureUnchanged(db: Database, id: ClueId, rev: number) {
  const clue = repository.findClue(db, id)
  if (clue === undefined) throw refuseClue('clue.unknown')
  if (clue.rev !== rev) throw refuseClue('clue.changed')
}
