import * as v from 'valibot'
import { parseDay, type Day } from '../domain/calendar/day.ts'
import {
  areDatesForward,
  CALENDAR_LIMITS,
  parseMonthDay,
  TOPIC_OCCASIONS,
  type CalendarTopic,
  type MonthDay,
} from '../domain/key-points/calendar-topic.ts'
import { KEY_POINT_LIMITS } from '../domain/key-points/key-point.ts'
import { count, instant, itemId, text, unitId } from './fields.ts'
import { calendarTopicId } from './later-fields.ts'
import { audience } from './audience.ts'
import { madeOf } from './made-of.ts'

/** What is told of a dated topic (选题日历) to the units that it is addressed to. */
export const CALENDAR_TOPIC_TOLD = 'calendar_topic'

export const day = v.pipe(
  v.string(),
  v.check((value) => parseDay(value) !== undefined, 'the calendar has no such day'),
  v.transform((value) => value as Day),
)
const monthDay = v.pipe(
  v.string(),
  v.check((value) => parseMonthDay(value) !== undefined, 'no year has such a date'),
  v.transform((value) => value as MonthDay),
)
const dates = v.pipe(
  v.variant('repeats', [
    v.object({ repeats: v.literal('yearly'), from: monthDay, until: monthDay }),
    v.object({ repeats: v.literal('once'), from: day, until: day }),
  ]),
  v.check(areDatesForward, 'it ends before it begins'),
)
const days = v.pipe(count, v.maxValue(CALENDAR_LIMITS.days))
const words = v.pipe(text(CALENDAR_LIMITS.wordsCharacters), v.trim())

const topicFacts = {
  title: v.pipe(text(KEY_POINT_LIMITS.titleCharacters), v.trim(), v.minLength(1)),
  occasion: v.picklist(TOPIC_OCCASIONS),
  dates,
  leadDays: days,
  afterDays: days,
  words: v.object({ before: words, during: words, after: words }),
}

/** A topic as the people of an addressed unit are told of it; once retired it has no row. */
export const toldTopic = v.object({ id: calendarTopicId, ...topicFacts }) satisfies v.GenericSchema<
  unknown,
  Omit<CalendarTopic, 'audience'>
>
export type ToldTopic = v.InferOutput<typeof toldTopic>

/**
 * The payload of the deed `calendar.begin`; the envelope's `itemId` is the draft that was begun. `of` a topic, with the
 * first day of the time it is about, or of an own adopted item whose results are told.
 */
export const beginning = v.variant('of', [
  v.object({ of: v.literal('topic'), topicId: calendarTopicId, on: day }),
  v.object({ of: v.literal('item'), followsId: itemId }),
])
export type Beginning = v.InferOutput<typeof beginning>

/** What is told to an author, and to nobody else, of a text that was begun of a topic or of an own item. */
export const BEGUN_TOLD = 'begun'
export const toldBegun = v.object({ itemId, beginning })
export type ToldBegun = v.InferOutput<typeof toldBegun>

/** `PUT /api/desk/calendar/:id`: a new topic or a changed one. `baseRev`: as the editor saw it, 0 for a new one. */
export const topicKeeping = v.object({ baseRev: count, ...topicFacts, audience })
export type TopicKeeping = v.InferOutput<typeof topicKeeping>

/** `POST /api/desk/calendar/:id/retirement`: it asks nobody any more; what came of it stays. */
export const topicRetiring = v.object({ rev: count })
export type TopicRetiring = v.InferOutput<typeof topicRetiring>

export const deskTopic = v.object({
  id: calendarTopicId,
  ...topicFacts,
  audience,
  rev: count,
  by: v.string(),
  retiredAt: v.nullable(instant),
  /** The items that were begun of it, the key points and commissions that were made of it. */
  made: madeOf,
})
export type DeskTopic = v.InferOutput<typeof deskTopic>

/** An adopted item about a decision, whose author is or will be asked for the results. */
const followUp = v.object({
  itemId,
  title: v.string(),
  unitName: v.string(),
  authorName: v.string(),
  decisionName: v.string(),
  from: day,
  until: day,
  /** The item that tells of them. */
  answer: v.nullable(v.object({ itemId, title: v.string() })),
})
export type DeskFollowUp = v.InferOutput<typeof followUp>

/** `GET /api/desk/calendar`: all topics, the retired ones last; follow-ups that are open, the earliest first. */
export const topicCalendar = v.object({
  topics: v.array(deskTopic),
  followUps: v.array(followUp),
  classes: v.array(v.object({ id: v.string(), name: v.string() })),
  units: v.array(v.object({ unitId, unitName: v.string(), classId: v.string() })),
  serverTime: instant,
})
export type TopicCalendar = v.InferOutput<typeof topicCalendar>
