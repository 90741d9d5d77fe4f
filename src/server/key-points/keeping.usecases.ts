import { dayOf, type Day } from '../../domain/calendar/day.ts'
import { isAddressed } from '../../domain/key-points/audience.ts'
import { isPointEventAllowed } from '../../domain/key-points/point-course.ts'
import type { PointEvent } from '../../domain/key-points/key-point.ts'
import { findSpanFault, isInSpan } from '../../domain/key-points/span.ts'
import type { AccountId, KeyPointSetId } from '../../domain/ids.ts'
import { KEY_POINTS_TOLD, type KeyPointsKeeping, type PointActing } from '../../protocol/key-points.ts'
import { getTopic } from '../calendar/topics.usecases.ts'
import { getDemand } from '../demands/demands.usecases.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { getUnit, listUnits } from '../people/people.usecases.ts'
import { refuseKeyPoints } from './key-points.errors.ts'
import * as repository from './key-points.repository.ts'
import type { DraftedSet, StoredSet } from './key-points.repository.ts'

export interface Keeping {
  id: KeyPointSetId
  set: KeyPointsKeeping
  by: AccountId
  at: number
}

/** Drafts a set, or publishes it to its units; the same request again changes nothing. */
export function keepKeyPoints(db: Database, keeping: Keeping): Promise<void> {
  return db.write(() => applyKeeping(db, keeping))
}

/** Inside a write. */
export function applyKeeping(db: Database, { id, set, by, at }: Keeping) {
  const { baseRev, isPublished, ...rest } = set
  const drafted: DraftedSet = { id, ...rest }
  const known = repository.findSet(db, id)
  if (known !== undefined && isSame(known, drafted) && (known.publishedAt !== null) === isPublished) return
  if (known !== undefined && known.publishedAt !== null) throw refuseKeyPoints('key_points.published')
  // Whoever is later sees first what a colleague wrote.
  if ((known?.rev ?? 0) !== baseRev) throw refuseKeyPoints('key_points.changed')
  ensureDays(drafted)
  ensureOrigins(db, drafted)
  if (isPublished) ensurePublishable(db, drafted, dayOf(at))
  if (known === undefined) repository.insertSet(db, drafted, { by, at })
  else repository.replaceSet(db, drafted)
  if (!isPublished) return
  repository.publishSet(db, id, { by, at })
  publishSet(db, id)
}

/** Throws a draft away as it was read, with its points; one that is gone already stays gone. What was published stays. */
export function dropKeyPoints(db: Database, { id, rev }: { id: KeyPointSetId; rev: number }): Promise<void> {
  return db.write(() => {
    const known = repository.findSet(db, id)
    if (known === undefined) return
    if (known.publishedAt !== null) throw refuseKeyPoints('key_points.published')
    if (known.rev !== rev) throw refuseKeyPoints('key_points.changed')
    repository.deleteDraft(db, id)
  })
}

/** A draft may be of days gone by, but not of none. */
function ensureDays({ span }: DraftedSet) {
  const fault = findSpanFault(span, span.from)
  if (fault !== undefined) throw refuseKeyPoints('key_points.backwards')
}

function ensureOrigins(db: Database, { points }: DraftedSet) {
  for (const { topicId, demandId } of points) {
    if (topicId !== undefined) getTopic(db, topicId)
    if (demandId !== undefined) getDemand(db, demandId)
  }
}

function ensurePublishable(db: Database, { span, audience, points }: DraftedSet, today: Day) {
  if (points.length === 0) throw refuseKeyPoints('key_points.empty')
  if (findSpanFault(span, today) !== undefined) throw refuseKeyPoints('key_points.past')
  if (points.some(({ dueOn }) => dueOn !== null && (dueOn < today || !isInSpan(span, dueOn))))
    throw refuseKeyPoints('key_points.due_wrong')
  if (audience.kind === 'units') audience.unitIds.forEach((unitId) => getUnit(db, unitId))
  if (!listUnits(db).some((unit) => isAddressed(audience, unit)))
    throw refuseKeyPoints('key_points.no_audience')
}

function isSame({ title, span, audience, points }: StoredSet, drafted: DraftedSet): boolean {
  const plain = points.map(({ events: _events, number: _number, ...point }) => point)
  return contentOf({ id: drafted.id, title, span, audience, points: plain }) === contentOf(drafted)
}

/** Keys in one order, whoever wrote them. */
function contentOf({ title, span, audience, points }: DraftedSet): string {
  const { kind, from, until } = span
  const lines = points.map(({ id, title: head, words, dueOn, source, decision, topicId, demandId }) => [
    ...[id, head, words, dueOn, topicId ?? null, demandId ?? null],
    source === null ? null : [source.kind, source.who, source.on],
    decision === null
      ? null
      : [decision.name, decision.decidedOn, decision.settledOn, decision.followUpMonths ?? null],
  ])
  return JSON.stringify([title, kind, from, until, audience, lines])
}

export interface Acting extends PointActing {
  id: KeyPointSetId
  /** The name that the units read. */
  by: string
  at: number
}

/** Supplements, settles or closes a published point, and tells its units. */
export function actOnPoint(db: Database, acting: Acting): Promise<void> {
  return db.write(() => applyAct(db, acting))
}

/** Inside a write. */
export function applyAct(db: Database, { id, rev, pointId, act, by, at }: Acting) {
  const set = repository.findSet(db, id)
  const point = set?.points.find((each) => each.id === pointId)
  if (set === undefined || point === undefined) throw refuseKeyPoints('key_points.unknown')
  if (set.rev !== rev) throw refuseKeyPoints('key_points.changed')
  const event: PointEvent = { ...act, at, by }
  if (set.publishedAt === null || !isPointEventAllowed(point, event))
    throw refuseKeyPoints('key_points.wrong_state')
  repository.insertPointEvent(db, { setId: id, pointId, event })
  publishSet(db, id)
}

/** One row for all: whether a reader's unit is addressed, the teller decides. */
function publishSet(db: Database, id: KeyPointSetId) {
  publishTold(db, { about: KEY_POINTS_TOLD, id, audience: '' })
}
