import { periodBounds, periodOf, shiftPeriod } from '../../domain/calendar/period.ts'
import { officeCalendar } from '../../domain/calendar/working-calendar.ts'
import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import { ledgerOf, type LedgerInput } from '../../domain/score/ledger.ts'
import type { LedgerLine } from '../../domain/score/ledger-line.ts'
import type { Appeal } from '../../domain/score/score-entry.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { AppealMaking } from '../../protocol/commands.ts'
import type { AppealAnswer, AppealList } from '../../protocol/desk-score.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { publishAppeal } from '../feed/feed.usecases.ts'
import { listUnitRecords } from '../items/item-view.usecases.ts'
import type { Parts } from '../parts.ts'
import { listUnits } from '../people/people.usecases.ts'
import * as repository from './appeals.repository.ts'
import { listClosedLedgers } from './closed-periods.repository.ts'
import { ledgerInput, type LedgerParts } from './ledger.usecases.ts'
import { listUnitEntries } from './score-entries.repository.ts'
import { refuseScore } from './score.errors.ts'

export interface Appealing {
  /** The appeal's own id, which the phone made. */
  id: ItemId
  making: AppealMaking
  author: { accountId: AccountId; unit: Unit | null }
  at: number
}

type AppealParts = Pick<Parts, 'db' | 'policies'>

/** Inside a write: an objection of the unit's people to a line of their own ledger of this year or the last. */
export function makeAppeal(parts: AppealParts, { id, making, author, at }: Appealing): Outcome {
  const { db } = parts
  const { unit, accountId } = author
  const { lineKey, words } = making
  if (unit === null) return reject('appeal.line_unknown')
  if (repository.findAppeal(db, id) !== undefined) return reject('command.conflict_key')
  const lines = listLines(unitInput(parts, unit, at), at)
  const isKnown = lines.some(({ key }) => key === lineKey)
  if (!isKnown && findClosedLine(db, { unitId: unit.id, lineKey, at }) === undefined)
    return reject('appeal.line_unknown')
  if (repository.isAppealWaiting(db, { unitId: unit.id, lineKey })) return reject('appeal.waits_already')
  repository.insertAppeal(db, { id, unitId: unit.id, lineKey, words, madeBy: accountId, madeAt: at })
  publishAppeal(db, { id, unitId: unit.id })
  return { status: 'saved', rev: 1 }
}

/** Objections with the lines that they are about; `status` other than `open` lists all. */
export function listAppeals(
  parts: LedgerParts,
  { status, at }: { status: string | undefined; at: number },
): AppealList {
  const appeals = repository.listAppeals(parts.db)
  const wanted = appeals.filter(({ answer }) => status !== 'open' || answer === null)
  if (wanted.length === 0) return { appeals: [] }
  const units = listUnits(parts.db)
  const concerned = units.filter(({ id }) => wanted.some(({ unitId }) => unitId === id))
  const input = ledgerInput(parts, { period: periodOf('year', at), at })
  const byKey = new Map(listLines({ ...input, units: concerned }, at).map((line) => [line.key, line]))
  const nameOf = (appeal: Appeal) => units.find(({ id }) => id === appeal.unitId)?.name ?? ''
  return {
    appeals: wanted.map((appeal) => ({
      ...appeal,
      unitName: nameOf(appeal),
      line: byKey.get(appeal.lineKey) ?? findClosedLine(parts.db, { ...appeal, at }) ?? null,
    })),
  }
}

export interface Answering {
  id: string
  answer: AppealAnswer
  by: AccountId
  at: number
}

/** The office's answer stands; the same one again changes nothing. */
export function answerAppeal(db: Database, { id, answer, by, at }: Answering): Promise<Appeal> {
  return db.write(() => {
    const appeal = getAppeal(db, id)
    const given = appeal.answer
    if (given !== null && (given.isUpheld !== answer.isUpheld || given.words !== answer.words)) {
      throw refuseScore('appeal.answered')
    }
    if (given !== null) return appeal
    repository.insertAnswer(db, id, { ...answer, by, at })
    publishAppeal(db, appeal)
    return getAppeal(db, id)
  })
}

function getAppeal(db: Database, id: string): Appeal {
  const appeal = repository.findAppeal(db, id)
  if (appeal === undefined) throw refuseScore('appeal.unknown')
  return appeal
}

/** Only the unit's own records are read: a command of a phone must not wait for those of the whole county. */
function unitInput({ db, policies }: AppealParts, unit: Unit, at: number): LedgerInput {
  return {
    policies: policies.all(),
    units: [unit],
    period: periodOf('year', at),
    records: listUnitRecords(db, unit.id),
    entries: listUnitEntries(db, unit.id),
    calendar: officeCalendar(policies.at(at).workingDays),
    now: at,
  }
}

/** The lines of this year and of the last. */
function listLines(input: LedgerInput, at: number): LedgerLine[] {
  const year = periodOf('year', at)
  return [year, shiftPeriod(year, -1)].flatMap((period) =>
    ledgerOf({ ...input, period }).units.flatMap(({ lines }) => lines),
  )
}

/** A line that a closed period of this year or the last still shows, though the records do not give it any more. */
function findClosedLine(
  db: Database,
  { unitId, lineKey, at }: { unitId: UnitId; lineKey: string; at: number },
): LedgerLine | undefined {
  const { from } = periodBounds(shiftPeriod(periodOf('year', at), -1))
  const lines = listClosedLedgers(db, { unitId, endedAfter: from }).flatMap((ledger) => ledger.lines)
  return lines.find(({ key }) => key === lineKey)
}

function reject(code: RefusalCode): Outcome {
  return { status: 'rejected', code }
}
