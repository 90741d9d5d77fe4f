import * as v from 'valibot'
import { parseDay, type Day } from '../domain/calendar/day.ts'
import {
  KEY_POINT_LIMITS,
  POINT_SOURCES,
  type KeyPoint,
  type KeyPointSet,
} from '../domain/key-points/key-point.ts'
import { MOST_FOLLOW_UP_MONTHS } from '../domain/key-points/follow-up.ts'
import { SPAN_KINDS } from '../domain/key-points/span.ts'
import { WORK_STATUSES } from '../domain/item/work-state.ts'
import { audience } from './audience.ts'
import { accountId, count, instant, itemId, keyPointId, keyPointSetId, text, unitId } from './fields.ts'
import { calendarTopicId, demandId } from './later-fields.ts'

/** Names of what is told about: one row for each published set, one for each item with points, one for each unit. */
export const KEY_POINTS_TOLD = 'key_points'
export const ITEM_POINTS_TOLD = 'item_points'
export const UNIT_POINTS_TOLD = 'unit_points'

const day = v.pipe(
  v.string(),
  v.check((value) => parseDay(value) !== undefined, 'the calendar has no such day'),
  v.transform((value) => value as Day),
)
const needed = (characters: number) => v.pipe(text(characters), v.trim(), v.minLength(1))
const name = needed(KEY_POINT_LIMITS.nameCharacters)
const title = needed(KEY_POINT_LIMITS.titleCharacters)
const words = v.pipe(text(KEY_POINT_LIMITS.wordsCharacters), v.trim())

const span = v.object({ kind: v.picklist(SPAN_KINDS), from: day, until: day })
const source = v.object({ kind: v.picklist(POINT_SOURCES), who: name, on: day })
const decision = v.object({
  name,
  decidedOn: day,
  settledOn: v.nullable(day),
  followUpMonths: v.optional(v.pipe(count, v.minValue(1), v.maxValue(MOST_FOLLOW_UP_MONTHS))),
})
const done = { at: instant, by: v.string() }
const pointEvent = v.variant('type', [
  v.object({ type: v.literal('supplemented'), ...done, words: v.string() }),
  v.object({ type: v.literal('settled'), ...done, on: day }),
  v.object({ type: v.literal('closed'), ...done, words: v.string() }),
])

const drafted = { id: keyPointId, title, words, dueOn: v.nullable(day), decision: v.nullable(decision) }
/** The dated topic or the leader's demand that it was made of: the desk's alone. */
const origin = { topicId: v.optional(calendarTopicId), demandId: v.optional(demandId) }

const keyPoint = v.object({
  ...drafted,
  ...origin,
  number: count,
  source: v.nullable(source),
  events: v.array(pointEvent),
}) satisfies v.GenericSchema<unknown, KeyPoint>

const setFacts = v.object({
  id: keyPointSetId,
  title: v.string(),
  span,
  audience,
  points: v.array(keyPoint),
  publishedAt: v.nullable(instant),
}) satisfies v.GenericSchema<unknown, KeyPointSet>

/** A published set as the people of an addressed unit are told of it: to whom else it goes and who asked is not said. */
export const toldKeyPoints = v.object({
  id: keyPointSetId,
  rev: count,
  title: v.string(),
  span,
  publishedAt: instant,
  by: v.string(),
  points: v.array(
    v.object({
      ...v.omit(keyPoint, ['source', 'topicId', 'demandId']).entries,
      source: v.nullable(v.object({ kind: v.picklist(POINT_SOURCES) })),
    }),
  ),
  /** The newest revision that this person has opened; 0 for none. */
  readRev: count,
})
export type ToldKeyPoints = v.InferOutput<typeof toldKeyPoints>

/** A point as an item names it. */
const namedPoint = v.object({ id: keyPointId, setId: keyPointSetId, number: count, title: v.string() })
export type NamedPoint = v.InferOutput<typeof namedPoint>

/** The points that an item answers, as its author is told. */
export const toldItemPoints = v.object({ itemId, points: v.array(namedPoint) })

/** How many items of the reader's unit answer each point that any of them answers. */
export const toldUnitPoints = v.object({ points: v.array(v.object({ id: keyPointId, count })) })

/** The payload of the deed `key_points.read`; the envelope's `itemId` is the set's id. `rev`: as it was opened. */
export const keyPointsReading = v.object({ rev: count })

/**
 * `PUT /api/desk/key-points/:id`: drafts a set or publishes it. `baseRev` is the revision that the editor saw, 0 for a
 * new one. The same request again changes nothing.
 */
export const keyPointsKeeping = v.object({
  baseRev: count,
  title,
  span,
  audience,
  points: v.pipe(
    v.array(v.object({ ...drafted, ...origin, source: v.nullable(source) })),
    v.maxLength(KEY_POINT_LIMITS.points),
    v.check((points) => new Set(points.map(({ id }) => id)).size === points.length, 'a point is named twice'),
  ),
  isPublished: v.boolean(),
})
export type KeyPointsKeeping = v.InferOutput<typeof keyPointsKeeping>

/** `POST /api/desk/key-points/:id/acts`: what the office does about a published point. */
export const pointActing = v.object({
  rev: count,
  pointId: keyPointId,
  act: v.variant('type', [
    v.object({ type: v.literal('supplemented'), words: needed(KEY_POINT_LIMITS.wordsCharacters) }),
    v.object({ type: v.literal('settled'), on: day }),
    v.object({ type: v.literal('closed'), words }),
  ]),
})
export type PointActing = v.InferOutput<typeof pointActing>

export const deskKeyPoints = v.object({
  ...setFacts.entries,
  rev: count,
  by: v.string(),
  /** Of the units addressed, how many there are and in how many somebody has opened the set. */
  asked: count,
  read: count,
})
export type DeskKeyPoints = v.InferOutput<typeof deskKeyPoints>

/** `GET /api/desk/key-points?year=2026`: drafts, and what holds in a year, the newest first. */
export const keyPointsList = v.object({
  sets: v.array(deskKeyPoints),
  years: v.array(count),
  classes: v.array(v.object({ id: v.string(), name: v.string() })),
  units: v.array(v.object({ unitId, unitName: v.string(), classId: v.string() })),
  serverTime: instant,
})
export type KeyPointsList = v.InferOutput<typeof keyPointsList>

/** `GET /api/desk/key-points/:id/receipts`: each unit addressed, with who opened the set and when. */
export const keyPointsReceipts = v.object({
  units: v.array(
    v.object({
      unitId,
      unitName: v.string(),
      /** A phone of the unit has asked the office for news since the newest revision. */
      isDelivered: v.boolean(),
      readers: v.array(v.object({ accountId, name: v.string(), at: instant, isNewest: v.boolean() })),
    }),
  ),
})
export type KeyPointsReceipts = v.InferOutput<typeof keyPointsReceipts>

/** `GET /api/desk/key-points/matrix?from&until&class`: the points of sets that hold in these days, against the units. */
export const pointMatrix = v.object({
  points: v.array(v.object({ ...namedPoint.entries, setTitle: v.string(), isClosed: v.boolean() })),
  units: v.array(
    v.object({ unitId, unitName: v.string(), className: v.string(), askedFor: v.array(keyPointId) }),
  ),
  items: v.array(
    v.object({
      itemId,
      pointId: keyPointId,
      unitId,
      title: v.string(),
      receipt: v.string(),
      status: v.picklist(WORK_STATUSES),
      isAdopted: v.boolean(),
    }),
  ),
  serverTime: instant,
})
export type PointMatrix = v.InferOutput<typeof pointMatrix>

/** Several sets may hold at a time, and each numbers its points from 1. */
const titledPoint = v.object({ ...namedPoint.entries, setTitle: v.string() })

/** `GET /api/desk/items/:id/key-points`: the points of an item, who named them, and which could be named. */
export const itemPoints = v.object({
  points: v.array(titledPoint),
  offered: v.array(titledPoint),
  traces: v.array(
    v.object({ ...done, type: v.picklist(['tagged', 'untagged']), number: count, title: v.string() }),
  ),
})
export type ItemPoints = v.InferOutput<typeof itemPoints>
export type TitledPoint = v.InferOutput<typeof titledPoint>

/** `POST /api/desk/items/:id/key-points`: one point more or less; what is so already stays so. */
export const itemPointing = v.object({ pointId: keyPointId, isTagged: v.boolean() })
export type ItemPointing = v.InferOutput<typeof itemPointing>
