import { isInPeriod, periodBounds, type Period } from '../../domain/calendar/period.ts'
import type { AccountId } from '../../domain/ids.ts'
import type { ScoreEntry } from '../../domain/score/score-entry.ts'
import { CLOSED_PERIOD_TOLD } from '../../protocol/closed-period.ts'
import type { ClosingAnswer, ClosingList } from '../../protocol/desk-score.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import {
  closedUntil,
  findClosedPeriod,
  insertClosing,
  listClosedPeriods,
} from './closed-periods.repository.ts'
import { computeAll, type LedgerParts } from './ledger.usecases.ts'
import { listScoreEntries } from './score-entries.repository.ts'
import { refuseScore } from './score.errors.ts'

export function listClosings(db: Database): ClosingList {
  return { closings: listClosedPeriods(db) }
}

export interface ClosingRequest {
  period: Period
  by: AccountId
  at: number
}

/** Stores the ledger of a period that is over; from then on nothing in it moves. Closed again it stays as it was. */
export async function closePeriod(
  parts: LedgerParts,
  { period, by, at }: ClosingRequest,
): Promise<ClosingAnswer> {
  const { until } = periodBounds(period)
  if (until > at) throw refuseScore('period.not_over')
  if (findClosedPeriod(parts.db, period) === undefined) {
    await parts.records.ready()
    ensureSettled(parts.db, period)
    const { ledgers, ...summary } = computeAll(parts, { period, at })
    await parts.db.write(() => {
      // Two admins may close at the same moment; the first one's stays.
      if (findClosedPeriod(parts.db, period) !== undefined) return
      insertClosing(parts.db, { period, until, by, at, summary, ledgers })
      // To everybody in the feed; whose lines they get the teller says when it is read.
      publishTold(parts.db, { about: CLOSED_PERIOD_TOLD, id: period, audience: '' })
    })
  }
  return describeClosing(parts.db, period)
}

/** An entry that waits could never be confirmed any more. */
function ensureSettled(db: Database, period: Period) {
  const waits = ({ at, confirmation }: ScoreEntry) => confirmation.status === 'open' && isInPeriod(period, at)
  if (listScoreEntries(db).some(waits)) throw refuseScore('period.entries_open')
}

function describeClosing(db: Database, period: Period): ClosingAnswer {
  const found = findClosedPeriod(db, period)
  const until = closedUntil(db)
  if (found === undefined || until === null) throw new Error('a period that was closed is not')
  return { period, closing: { at: found.at, by: found.by }, closedUntil: until }
}
