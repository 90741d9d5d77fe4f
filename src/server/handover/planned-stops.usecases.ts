import type { AccountId } from '../../domain/ids.ts'
import { canTakeOver, needsSuccessor } from '../../domain/people/handover.ts'
import type { Database } from '../db/database.ts'
import { Refusal } from '../http/refusal.ts'
import type { Parts } from '../parts.ts'
import {
  deletePlannedStop,
  listDueStops,
  savePlannedStop,
  setStopRefused,
} from '../people/people.usecases.ts'
import { deactivatePerson } from './deactivation.usecases.ts'
import { refuseHandover } from './handover.errors.ts'
import { getStanding, listWork } from './work.usecases.ts'

export interface PlanningStop {
  accountId: AccountId
  /** The first instant of a day to come. */
  from: number
  successorId: AccountId | null
  note: string
  by: AccountId
  at: number
}

/** Notes that somebody stops from a day on, in the place of what was planned before; refused as it would be at once. */
export function planStop(db: Database, stop: PlanningStop): Promise<void> {
  return db.write(() => {
    const { accountId, successorId, by, at } = stop
    const leaver = getStanding(db, accountId)
    if (accountId === by) throw refuseHandover('person.self')
    if (!leaver.isActive) throw refuseHandover('person.inactive')
    if (successorId !== null && !canTakeOver(leaver, getStanding(db, successorId)))
      throw refuseHandover('person.wrong_successor')
    if (successorId === null && needsSuccessor(listWork(db, accountId, at)))
      throw refuseHandover('person.work_left')
    savePlannedStop(db, stop)
  })
}

/** The person stays; taken back twice it is harmless. */
export function cancelStop(db: Database, accountId: AccountId): Promise<void> {
  return db.write(() => deletePlannedStop(db, accountId))
}

type StoppingParts = Parameters<typeof deactivatePerson>[0]

export function isStopDue({ db, now }: Pick<Parts, 'db' | 'now'>): boolean {
  return listDueStops(db, now()).length > 0
}

/** Whoever's day has come stops. What is refused then (new work, a successor who left) waits for the admin with its reason. */
export async function runPlannedStops(parts: StoppingParts): Promise<void> {
  const { db, now } = parts
  for (const { by, byName, from: _from, ...stop } of listDueStops(db, now())) {
    try {
      await deactivatePerson(parts, { ...stop, by: { accountId: by, displayName: byName }, at: now() })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await db.write(() => setStopRefused(db, stop.accountId, error.code))
    }
  }
}
