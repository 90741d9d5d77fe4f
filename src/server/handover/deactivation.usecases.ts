import { newCommandId, type AccountId, type ItemId, type UnitId } from '../../domain/ids.ts'
import { canTakeOver, needsSuccessor, type UnfinishedWork } from '../../domain/people/handover.ts'
import type { Deactivation, UnitDeactivation } from '../../protocol/desk-people.ts'
import { HANDOVER_TOLD } from '../../protocol/handover.ts'
import { listAssignedTo, moveCommission } from '../commissions/hand-over-commissions.usecases.ts'
import { moveOpinion } from '../consultations/hand-over-consultations.usecases.ts'
import type { Database } from '../db/database.ts'
import { moveDraft } from '../drafts/hand-over-drafts.usecases.ts'
import { publishTold, publishUnit } from '../feed/feed.usecases.ts'
import { tellGradesAnew } from '../grades/grades.usecases.ts'
import type { ChangedItem } from '../items/item-events.usecases.ts'
import { moveClaim, setCarer } from '../items/hand-over-items.usecases.ts'
import type { Parts } from '../parts.ts'
import {
  deletePlannedStop,
  findAccount,
  getUnit,
  isUnitActive,
  listUnitPeople,
  setAccountDeactivated,
  setUnitDeactivated,
} from '../people/people.usecases.ts'
import { handOverPost } from '../reviews/hand-over-posts.usecases.ts'
import { renewSessions } from '../sessions/sessions.usecases.ts'
import { refuseHandover } from './handover.errors.ts'
import { insertChange } from './handover.repository.ts'
import { getStanding, listWork } from './work.usecases.ts'

type HandoverParts = Pick<Parts, 'db' | 'randomBytes' | 'now' | 'sessions' | 'events'>

interface Acting {
  by: { accountId: AccountId; displayName: string }
  at: number
}

export type Stopping = Pick<Deactivation, 'successorId' | 'note'> & { accountId: AccountId } & Acting

/**
 * A person stops: history stays, sessions answer nothing any more, and unfinished work goes to the successor, all of it
 * in one transaction. What the person's phone has not sent stays on it and can be carried in as a file.
 */
export async function deactivatePerson(
  parts: HandoverParts,
  { accountId, ...asked }: Stopping,
): Promise<void> {
  const changed = await parts.db.write(() => stop(parts, { accountId, ...asked }))
  renewSessions(parts, accountId)
  for (const item of changed) parts.events.announce({ ...item, isNew: false })
}

function stop(parts: HandoverParts, { accountId, successorId, note, by, at }: Stopping): ChangedItem[] {
  const { db } = parts
  const leaver = getStanding(db, accountId)
  if (accountId === by.accountId) throw refuseHandover('person.self')
  if (!leaver.isActive) throw refuseHandover('person.inactive')
  if (successorId !== null && !canTakeOver(leaver, getStanding(db, successorId)))
    throw refuseHandover('person.wrong_successor')
  const work = listWork(db, accountId, at)
  if (successorId === null && needsSuccessor(work)) throw refuseHandover('person.work_left')
  const changed = successorId === null ? [] : moveWork(db, { work, accountId, successorId, by, at })
  const id = newCommandId(parts)
  const isSigned = handOverPost(db, { accountId, successorId, id, namedBy: by.accountId, at })
  if (!isSigned) throw refuseHandover('person.wrong_successor')
  setAccountDeactivated(db, accountId, at)
  deletePlannedStop(db, accountId)
  const change = { accountId, unitId: null, by: by.accountId, note, successorId, moved: work, at }
  const number = insertChange(db, { ...change, type: 'deactivated' })
  if (successorId !== null)
    publishTold(db, { about: HANDOVER_TOLD, id: String(number), audience: successorId })
  tellColleagues(db, leaver.unitId)
  return changed
}

interface Moving extends Acting {
  work: readonly UnfinishedWork[]
  accountId: AccountId
  successorId: AccountId
}

function moveWork(db: Database, { work, accountId, successorId, by, at }: Moving): ChangedItem[] {
  const name = findAccount(db, successorId)?.displayName ?? ''
  const to = { accountId: successorId, name }
  for (const key of listAssignedTo(db, accountId)) moveCommission(db, key, { to, by: by.displayName, at })
  return work.flatMap(({ kind, id }) => {
    const itemId = id as ItemId
    if (kind === 'draft') moveDraft(db, { itemId, to: successorId, at })
    if (kind === 'consultation') moveOpinion(db, id, to)
    if (kind === 'item') {
      tellGradesAnew(db, itemId)
      return [setCarer(db, itemId, successorId)]
    }
    if (kind === 'claim')
      return [moveClaim(db, { itemId, to: { id: successorId, name }, by: by.displayName, at })]
    return []
  })
}

/** The person is back: what was handed over stays where it is. */
export async function reactivatePerson(
  parts: HandoverParts,
  { accountId, note, by, at }: { accountId: AccountId; note: string } & Acting,
): Promise<void> {
  await parts.db.write(() => {
    const { isActive, unitId } = getStanding(parts.db, accountId)
    if (isActive) throw refuseHandover('person.inactive')
    if (unitId !== null && !isUnitActive(parts.db, unitId)) throw refuseHandover('unit.inactive')
    setAccountDeactivated(parts.db, accountId, null)
    insertChange(parts.db, { ...plain(by, note, at), accountId, unitId: null, type: 'reactivated' })
    tellColleagues(parts.db, unitId)
  })
  renewSessions(parts, accountId)
}

/** A unit stops; its people stop with it only when that was said. Their work waits for them or for the office. */
export async function deactivateUnit(
  parts: HandoverParts,
  { unitId, withPeople, note, by, at }: UnitDeactivation & { unitId: UnitId } & Acting,
): Promise<void> {
  const { db } = parts
  const people = await db.write(() => {
    getUnit(db, unitId)
    if (!isUnitActive(db, unitId)) throw refuseHandover('person.inactive')
    const active = listUnitPeople(db, unitId)
    if (active.length > 0 && !withPeople) throw refuseHandover('unit.has_people')
    for (const { id } of active) {
      setAccountDeactivated(db, id, at)
      deletePlannedStop(db, id)
      insertChange(db, { ...plain(by, note, at), accountId: id, unitId: null, type: 'deactivated' })
    }
    setUnitDeactivated(db, unitId, at)
    insertChange(db, { ...plain(by, note, at), accountId: null, unitId, type: 'deactivated' })
    return active
  })
  for (const { id } of people) renewSessions(parts, id)
}

export function reactivateUnit(
  { db }: HandoverParts,
  { unitId, note, by, at }: { unitId: UnitId; note: string } & Acting,
): Promise<void> {
  return db.write(() => {
    getUnit(db, unitId)
    if (isUnitActive(db, unitId)) throw refuseHandover('person.inactive')
    setUnitDeactivated(db, unitId, null)
    insertChange(db, { ...plain(by, note, at), accountId: null, unitId, type: 'reactivated' })
    publishUnit(db, unitId)
  })
}

function plain(by: Acting['by'], note: string, at: number) {
  return { by: by.accountId, note, at, successorId: null, moved: [] }
}

function tellColleagues(db: Database, unitId: UnitId | null) {
  if (unitId !== null) publishTold(db, { about: 'colleagues', id: unitId, audience: unitId })
}
