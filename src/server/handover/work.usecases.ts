import type { AccountId } from '../../domain/ids.ts'
import {
  canTakeOver,
  type Standing,
  type UnfinishedWork,
  type WorkKind,
} from '../../domain/people/handover.ts'
import type { WorkAnswer } from '../../protocol/desk-people.ts'
import { listAssignedTo } from '../commissions/hand-over-commissions.usecases.ts'
import { listOwedOpinions } from '../consultations/hand-over-consultations.usecases.ts'
import type { Database } from '../db/database.ts'
import { listKeptDrafts } from '../drafts/hand-over-drafts.usecases.ts'
import { listClaimedItems, listOpenItems } from '../items/hand-over-items.usecases.ts'
import { listEveryone } from '../people/people.usecases.ts'
import { listDeputyshipsOf, listOnlyTheirs } from '../reviews/hand-over-posts.usecases.ts'
import { refuseHandover } from './handover.errors.ts'

/** Everything that somebody leaves unfinished. A draft's title is all that is told of it. */
export function listWork(db: Database, accountId: AccountId, at: number): UnfinishedWork[] {
  const work = (kind: WorkKind, found: readonly { id: string; title: string }[]) =>
    found.map(({ id, title }) => ({ kind, id, title }))
  return [
    ...work('draft', listKeptDrafts(db, accountId)),
    ...work('item', listOpenItems(db, accountId)),
    ...work('signature', listOnlyTheirs(db, accountId)),
    ...work(
      'commission',
      listAssignedTo(db, accountId).map(({ commissionId: id, topic: title }) => ({ id, title })),
    ),
    ...work(
      'deputyship',
      listDeputyshipsOf(db, accountId, at).map(({ id, holderName, deputyName }) => ({
        id,
        title: `${holderName} → ${deputyName}`,
      })),
    ),
    ...work('claim', listClaimedItems(db, accountId)),
    ...work('consultation', listOwedOpinions(db, accountId)),
  ]
}

/** The work with those who may take it over. */
export function readWork(db: Database, accountId: AccountId, at: number): WorkAnswer {
  const leaver = getStanding(db, accountId)
  const successors = listEveryone(db)
    .filter((each) => each.account !== null && canTakeOver(leaver, standingOf(each)))
    .map(({ id, displayName, role }) => ({ id, name: displayName, role }))
  return { work: listWork(db, accountId, at), successors, serverTime: at }
}

export function getStanding(db: Database, accountId: AccountId): Standing {
  const person = listEveryone(db).find(({ id }) => id === accountId)
  if (person === undefined) throw refuseHandover('person.wrong_successor')
  return standingOf(person)
}

function standingOf({ id, role, unitId, deactivatedAt }: ReturnType<typeof listEveryone>[number]): Standing {
  return { accountId: id, role, unitId, isActive: deactivatedAt === null }
}
