import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import type { CommissionEvent } from '../../domain/commission/commission-event.ts'
import type { AccountId, CommissionId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { Deed } from '../../protocol/deeds.ts'
import type { Outcome } from '../../protocol/sync.ts'
import { assertNever } from '../../domain/assert-never.ts'
import type { Database } from '../db/database.ts'
import { findAccount } from '../people/people.usecases.ts'
import * as repository from './commissions.repository.ts'
import { recordCourseEvent, findCourse } from './course.usecases.ts'

export type CommissionDeed = Extract<Deed, { type: `commission.${string}` }>

export interface UnitDeed {
  commissionId: CommissionId
  deed: CommissionDeed
  author: { accountId: AccountId; unit: Unit | null }
  at: number
}

/** Inside a write: what the people of an addressed unit do about a commission. To others it does not exist. */
export function applyCommissionDeed(db: Database, { commissionId, deed, author, at }: UnitDeed): Outcome {
  const { unit, accountId } = author
  if (unit === null) return reject('commission.unknown')
  const key = { commissionId, unitId: unit.id }
  const course = findCourse(db, key)
  if (course === undefined) return reject('commission.unknown')
  // 涉密不上网: nothing of such words may be stored.
  if ('words' in deed.payload && findSecrecyMark(deed.payload.words) !== undefined)
    return reject('item.secrecy_mark')
  if (deed.type === 'commission.ask_extension' && deed.payload.until <= Math.max(at, course.dueAt))
    return reject('commission.due_in_past')
  if (deed.type === 'commission.receive' && isReceived(db, key)) return saved(db, key)
  const event = eventOf(db, { deed, unit, done: { at, by: nameOf(db, accountId) } })
  if (event === undefined) return reject('commission.not_of_unit')
  const rev = recordCourseEvent(db, key, event)
  return rev === null ? reject('commission.wrong_state') : { status: 'saved', rev }
}

/** Undefined when it is assigned to somebody who is not of the unit. */
function eventOf(
  db: Database,
  { deed, unit, done }: { deed: CommissionDeed; unit: Unit; done: { at: number; by: string } },
): CommissionEvent | undefined {
  switch (deed.type) {
    case 'commission.receive':
      return { type: 'received', ...done }
    case 'commission.assign': {
      const account = findAccount(db, deed.payload.to)
      if (account === undefined || account.unitId !== unit.id) return undefined
      return { type: 'assigned', ...done, to: { accountId: account.id, name: account.displayName } }
    }
    case 'commission.progress':
      return { type: 'progress', ...done, ...deed.payload }
    case 'commission.ask_extension':
      return { type: 'extension_asked', ...done, ...deed.payload }
    case 'commission.decline':
      return { type: 'declined', ...done, ...deed.payload }
    default:
      return assertNever(deed)
  }
}

/** Two of the unit sign for it, each on a phone without a network: the first one stands. */
function isReceived(db: Database, key: repository.CourseKey): boolean {
  return repository.listCourseEvents(db, key).some(({ type }) => type === 'received')
}

function saved(db: Database, key: repository.CourseKey): Outcome {
  return { status: 'saved', rev: repository.findCourse(db, key)?.rev ?? 1 }
}

function nameOf(db: Database, id: AccountId): string {
  return findAccount(db, id)?.displayName ?? ''
}

function reject(code: RefusalCode): Outcome {
  return { status: 'rejected', code }
}
