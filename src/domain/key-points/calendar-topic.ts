import type { Day } from '../calendar/day.ts'
import { parseDay } from '../calendar/day.ts'
import type { ItemText } from '../item/item-text.ts'
import type { CalendarTopicId } from '../later-ids.ts'
import type { Audience } from './audience.ts'

/**
 * What a dated topic (选题日历, KEY-03) hangs on: "汛期来临时报送" (RZ-13), "国庆假期前报送" (RZ-14), a policy's date, a meeting,
 * a leader's visit ("跟踪落实举措", DT-05), a decision (HS-02), the unit's own round of work (ZK-07, CA-24).
 */
export const TOPIC_OCCASIONS = [
  'season',
  'holiday',
  'policy',
  'meeting',
  'visit',
  'decision',
  'work',
] as const
export type TopicOccasion = (typeof TOPIC_OCCASIONS)[number]

/** `10-01`: a date of every year. */
export type MonthDay = string & { readonly __brand: 'MonthDay' }

/** The days of the occasion, both included. One that repeats may run over the turn of the year. */
export type TopicDates =
  { repeats: 'yearly'; from: MonthDay; until: MonthDay } | { repeats: 'once'; from: Day; until: Day }

/** 事前, 事中, 事后: "决策前有预见,决策中有依据,决策后有反馈" (HS-02). */
export const TOPIC_PHASES = ['before', 'during', 'after'] as const
export type TopicPhase = (typeof TOPIC_PHASES)[number]

export interface CalendarTopic {
  id: CalendarTopicId
  title: string
  occasion: TopicOccasion
  dates: TopicDates
  /** So many days before it begins its units are asked already; 0 for not before. */
  leadDays: number
  /** So many days after its end they are asked what came of it; 0 for not after. */
  afterDays: number
  /** What is wanted in each phase; a phase without words of its own asks for what is wanted during it. */
  words: Record<TopicPhase, string>
  audience: Audience
}

export const CALENDAR_LIMITS = { days: 180, wordsCharacters: 500 } as const

/** Undefined when no year has such a date; 29 February is one. */
export function parseMonthDay(text: string): MonthDay | undefined {
  return parseDay(`2024-${text}`) === undefined ? undefined : (text as MonthDay)
}

/** Days of one time run forward; those of every year always do, over the turn of the year where need be. */
export function areDatesForward(dates: TopicDates): boolean {
  return dates.repeats === 'yearly' || dates.from <= dates.until
}

/** What the topic asks for in a phase. */
export function wordsOfPhase({ words }: Pick<CalendarTopic, 'words'>, phase: TopicPhase): string {
  return words[phase] === '' ? words.during : words[phase]
}

/** The draft of an item before anybody wrote on it. */
export function draftFromTopic({ title }: Pick<CalendarTopic, 'title'>): ItemText {
  return { title, body: '', category: 'news', eventAt: null, place: '' }
}
