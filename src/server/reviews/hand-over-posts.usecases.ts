import type { AccountId } from '../../domain/ids.ts'
import { workStateOf } from '../../domain/item/work-state.ts'
import { LONGEST_DEPUTYSHIP_DAYS } from '../../domain/review/deputyship.ts'
import { nextStepOf } from '../../domain/review/sign-as.ts'
import type { Database } from '../db/database.ts'
import { publishItem } from '../feed/feed.usecases.ts'
import { listEvents, listTitles, listUnsignedHeads } from '../items/item-view.usecases.ts'
import { findAccount, listPosts } from '../people/people.usecases.ts'
import { endDeputyship, listDeputyships, nameDeputy } from './deputies.usecases.ts'

const DAY_MS = 86_400_000

/** What waits for this person's signature and for nobody else's of the same post. */
export function listOnlyTheirs(db: Database, accountId: AccountId): { id: string; title: string }[] {
  const person = findAccount(db, accountId)
  if (person === undefined || person.unitId === null || isHeldByOthers(db, person)) return []
  const ids = listUnsignedHeads(db, person.unitId)
    .filter(({ id }) => nextStepOf(workStateOf(listEvents(db, id)))?.post === person.role)
    .map(({ id }) => id)
  return listTitles(db, ids)
}

function isHeldByOthers(db: Database, { id, role, unitId }: NonNullable<ReturnType<typeof findAccount>>) {
  return unitId !== null && listPosts(db, unitId).some((each) => each.id !== id && each.role === role)
}

/** The namings to come in which this person has a part. */
export function listDeputyshipsOf(db: Database, accountId: AccountId, at: number) {
  return listDeputyships(db, at).filter(
    ({ holderId, deputyId }) => holderId === accountId || deputyId === accountId,
  )
}

export interface PostHandover {
  accountId: AccountId
  /** Null when nobody takes over: then nothing waits. */
  successorId: AccountId | null
  /** The id of the deputyship that may be needed. */
  id: string
  namedBy: AccountId
  at: number
}

/**
 * Inside a write: the person's deputyships end. A successor without the post signs as deputy, so that nothing lies
 * unsigned (杜绝压存现象, BE-29) until the office names a new holder.
 */
export function handOverPost(
  db: Database,
  { accountId, successorId, id, namedBy, at }: PostHandover,
): boolean {
  const isNeeded = listOnlyTheirs(db, accountId).length > 0
  for (const each of listDeputyshipsOf(db, accountId, at))
    endDeputyship(db, { id: each.id, holderId: null, at })
  const person = findAccount(db, accountId)
  if (person?.unitId != null) for (const head of listUnsignedHeads(db, person.unitId)) publishItem(db, head)
  if (successorId === null || !isNeeded) return true
  const until = at + LONGEST_DEPUTYSHIP_DAYS * DAY_MS
  const naming = { id, holderId: accountId, deputyId: successorId, namedBy, from: at, until, at }
  return nameDeputy(db, naming).ok
}
