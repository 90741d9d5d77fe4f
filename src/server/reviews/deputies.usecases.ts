import type { AccountId, UnitId } from '../../domain/ids.ts'
import { UNIT_POSTS } from '../../domain/item/item-event.ts'
import { isPossibleTime } from '../../domain/review/deputyship.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { DeputyNaming } from '../../protocol/review.ts'
import type { Database } from '../db/database.ts'
import { publishItem, publishTold } from '../feed/feed.usecases.ts'
import { listUnsignedHeads } from '../items/item-view.usecases.ts'
import { findAccount } from '../people/people.usecases.ts'
import * as repository from './deputies.repository.ts'

export const listDeputyships = repository.listDeputyships

export type Settled = { ok: true } | { ok: false; code: RefusalCode }

export interface Naming extends DeputyNaming {
  /** The new deputyship's own id. */
  id: string
  /** Who is away. */
  holderId: AccountId
  namedBy: AccountId
  at: number
}

/** Inside a write: somebody of the holder's unit signs in the holder's place for a time. The same id again is harmless. */
export function nameDeputy(db: Database, naming: Naming): Settled {
  const { id, holderId, deputyId, from, until, namedBy, at } = naming
  const known = repository.findDeputyship(db, id)
  if (known !== undefined) return known.holderId === holderId ? { ok: true } : refuse('deputy.unknown')
  const holder = findAccount(db, holderId)
  const deputy = findAccount(db, deputyId)
  const post = UNIT_POSTS.find((each) => each === holder?.role)
  const unitId = holder?.unitId ?? null
  if (post === undefined || unitId === null) return refuse('review.not_yours')
  if (deputyId === holderId || deputy?.unitId !== unitId) return refuse('deputy.wrong_person')
  if (!isPossibleTime({ from, until }, at)) return refuse('deputy.wrong_time')
  repository.insertDeputyship(db, { id, unitId, post, holderId, deputyId, from, until, namedBy, namedAt: at })
  tell(db, id, unitId)
  return { ok: true }
}

export interface Ending {
  id: string
  /** Whose deputyship it must be; null for the admin, who ends any. */
  holderId: AccountId | null
  at: number
}

/** Inside a write: the holder is back before the time. Ending it again is harmless. */
export function endDeputyship(db: Database, { id, holderId, at }: Ending): Settled {
  const known = repository.findDeputyship(db, id)
  if (known === undefined || (holderId !== null && known.holderId !== holderId))
    return refuse('deputy.unknown')
  repository.endDeputyship(db, id, at)
  tell(db, id, known.unitId)
  return { ok: true }
}

/** What waits moves once more, so that a deputy's phone gets it, or gives it up. */
function tell(db: Database, id: string, unitId: UnitId) {
  publishTold(db, { about: 'deputy', id, audience: unitId })
  for (const head of listUnsignedHeads(db, unitId)) publishItem(db, head)
}

function refuse(code: RefusalCode): Settled {
  return { ok: false, code }
}
