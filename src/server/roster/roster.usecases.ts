import { newCommandId, type AccountId } from '../../domain/ids.ts'
import { newestFilings } from '../../domain/people/direct-point.ts'
import { findSeat, seatsAt } from '../../domain/people/roster.ts'
import type { PointFiling, RosterAnswer, RosterFiling } from '../../protocol/desk-roster.ts'
import type { Database } from '../db/database.ts'
import type { Parts } from '../parts.ts'
import { findAccount, getUnit, listUnits } from '../people/people.usecases.ts'
import { insertPoint, listPoints } from './direct-points.repository.ts'
import { refuseRoster } from './roster.errors.ts'
import { insertEntry, listEntries, listUnitEntries } from './roster.repository.ts'

/** The roster with every filed change, the direct-report points, and the units that take part. */
export function readRoster(db: Database, at: number): RosterAnswer {
  const units = listUnits(db).filter(({ deactivatedAt }) => deactivatedAt === null)
  return {
    units: units.map(({ id, name }) => ({ id, name })),
    entries: listEntries(db),
    points: newestFilings(listPoints(db)),
    filings: listPoints(db),
    serverTime: at,
  }
}

export interface Filing extends RosterFiling {
  filedBy: AccountId
  at: number
}

/** Inside a write: files who holds a seat from a day on. What was filed before stays. */
export function fileEntry(
  parts: Pick<Parts, 'db' | 'randomBytes' | 'now'>,
  { filedBy, at, ...filed }: Filing,
) {
  const { db } = parts
  const { unitId, post, name, accountId } = filed
  getUnit(db, unitId)
  if (accountId !== null && findAccount(db, accountId)?.unitId !== unitId)
    throw refuseRoster('roster.wrong_account')
  const entries = listUnitEntries(db, unitId)
  const isKnown = entries.some((each) => each.seatId === filed.seatId && each.post === post)
  if (filed.seatId !== null && !isKnown) throw refuseRoster('roster.seat_unknown')
  const held = seatsAt(entries, at)
  const seat = post === 'officer' ? undefined : findSeat(held, { post, name: name ?? '' })
  const seatId = filed.seatId ?? seat?.seatId ?? newCommandId(parts)
  insertEntry(db, { ...filed, seatId, filedBy, filedAt: at })
}

/** Inside a write: files a direct-report point, or a change of one. */
export function filePoint(
  parts: Pick<Parts, 'db' | 'randomBytes' | 'now'>,
  { filedBy, at, ...filed }: PointFiling & { filedBy: AccountId; at: number },
) {
  const { db } = parts
  if (filed.unitId !== null) getUnit(db, filed.unitId)
  if (filed.until !== null && filed.until <= filed.from) throw refuseRoster('direct_point.wrong_time')
  const isKnown = listPoints(db).some(({ pointId }) => pointId === filed.pointId)
  if (filed.pointId !== null && !isKnown) throw refuseRoster('roster.seat_unknown')
  insertPoint(db, { ...filed, pointId: filed.pointId ?? newCommandId(parts), filedBy, filedAt: at })
}
