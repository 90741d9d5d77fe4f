import type { ItemId, UnitId } from '../../domain/ids.ts'
import { isWithUnit, workStateOf } from '../../domain/item/work-state.ts'
import { isToCome } from '../../domain/review/deputyship.ts'
import type { Colleagues } from '../../protocol/review.ts'
import type { Told } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { findItemView, getRevision } from '../items/item-view.usecases.ts'
import { listPosts, listUnitPeople } from '../people/people.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { reminderOf } from './remind.usecases.ts'
import { findDeputyship, listUnitDeputyships } from './deputies.repository.ts'

type Person = Pick<Session, 'accountId' | 'role' | 'unit'>
type Row = Pick<Told, 'rev' | 'row'>

const DAY_MS = 86_400_000
/** So long a phone keeps hearing of what the unit has signed or sent back, and of what was said of it. */
const REMEMBERED_MS = 30 * DAY_MS
const UNIT_EVENTS = new Set(['signed', 'sent_back'])

/**
 * An item that takes the unit's signatures or was commented on (点评), as its reviewer, its signer and their deputies
 * read it; null when neither holds or it is none of this person's business. The row is null when it has become so.
 * FY-23: 要多看、多批、多督促、多指导; BT-21: 同步呈送供稿单位主要负责同志阅批.
 */
export function tellReview(
  db: Database,
  itemId: ItemId,
  { reader, at }: { reader: Person; at: number },
): Row | null {
  const view = findItemView(db, itemId)
  if (view === undefined || view.facts.authorId === reader.accountId) return null
  const { facts, revisionId } = view
  const arrivals = facts.events.flatMap((event) => ('claimedAt' in event ? [event] : []))
  const comments = facts.events.filter(({ type }) => type === 'commented')
  const isConcerned = comments.length > 0 || arrivals.some(({ steps }) => steps !== undefined)
  if (facts.unitId !== reader.unit?.id || !isConcerned) return null
  const ofUnit = facts.events.filter(({ type }) => UNIT_EVENTS.has(type))
  const heard = [...arrivals, ...ofUnit, ...comments].map((event) => event.at)
  const isRecent = Math.max(...heard) > at - REMEMBERED_MS
  const state = workStateOf(facts.events)
  const isShown = mayRead(db, reader, at) && (isWithUnit(state.status) || isRecent)
  if (!isShown) return { rev: facts.rev, row: null }
  const reminded = reminderOf(db, itemId, state)
  return { rev: facts.rev, row: { ...facts, ...getRevision(db, revisionId), reminded } }
}

/** Whether a person of the unit is shown an item for its signature or a comment on it, and so reads its photos. */
export function isToldForReview(...asked: Parameters<typeof tellReview>): boolean {
  const told = tellReview(...asked)
  return told !== null && told.row !== null
}

/** Holders of posts, and who is a deputy now or soon. */
function mayRead(db: Database, { accountId, role, unit }: Person, at: number): boolean {
  if (unit === null) return false
  if (role === 'reviewer' || role === 'signer') return true
  return listUnitDeputyships(db, unit.id, at).some(({ deputyId }) => deputyId === accountId)
}

/** A deputyship, to its two people and the holders of posts. */
export function tellDeputy(db: Database, id: string, reader: Person, at: number): Row | null {
  const found = findDeputyship(db, id)
  if (found === undefined || found.unitId !== reader.unit?.id) return null
  const { unitId: _unitId, ...deputyship } = found
  const isConcerned = reader.role !== 'officer' || found.deputyId === reader.accountId
  if (!isConcerned) return null
  return { rev: found.endedAt === null ? 1 : 2, row: isToCome(found, at) ? deputyship : null }
}

/** The unit's people, to the holders of its posts: whom they can name as deputies. */
export function tellColleagues(db: Database, unitId: string, { unit, role }: Person): Row | null {
  if (unit === null || unit.id !== unitId || role === 'officer') return null
  const people = listUnitPeople(db, unit.id)
  return { rev: people.length, row: { people } satisfies Colleagues }
}

/** Who would sign a post's step now: its holders and those who stand in for them; without the author. */
export function namesFor(
  db: Database,
  { unitId, post, authorId }: { unitId: UnitId; post: string; authorId: string },
  at: number,
): string[] {
  const holders = listPosts(db, unitId).filter(({ id, role }) => role === post && id !== authorId)
  const deputies = listUnitDeputyships(db, unitId, at).filter(
    (each) => each.post === post && each.deputyId !== authorId && each.from <= at,
  )
  return [...holders.map(({ displayName }) => displayName), ...deputies.map(({ deputyName }) => deputyName)]
}
