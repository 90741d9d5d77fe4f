import { parseDay, type Day } from '../../domain/calendar/day.ts'
import type { Audience } from '../../domain/key-points/audience.ts'
import {
  areDatesForward,
  CALENDAR_LIMITS,
  parseMonthDay,
  type TopicDates,
  type TopicOccasion,
} from '../../domain/key-points/calendar-topic.ts'
import type { UnitId } from '../../domain/ids.ts'
import type { DeskTopic, TopicKeeping } from '../../protocol/topic-calendar.ts'

/** As the fields have it; days are `2026-11-30` or empty, of a yearly topic the year is of no account. */
export interface TopicForm {
  title: string
  occasion: TopicOccasion
  repeats: TopicDates['repeats']
  from: string
  until: string
  leadDays: string
  afterDays: string
  before: string
  during: string
  after: string
  audience: Audience['kind']
  classIds: string[]
  unitIds: UnitId[]
}

export type TopicFault = 'title' | 'days' | 'count' | 'audience'

export function emptyTopic(today: Day): TopicForm {
  return {
    title: '',
    occasion: 'season',
    repeats: 'yearly',
    from: today,
    until: today,
    leadDays: '14',
    afterDays: '0',
    before: '',
    during: '',
    after: '',
    audience: 'all',
    classIds: [],
    unitIds: [],
  }
}

/** The form of a topic that is changed; a date of every year stands in the year of `today`. */
export function formOf({ dates, audience, words, ...topic }: DeskTopic, today: Day): TopicForm {
  const inYear = (date: string) => {
    if (dates.repeats === 'once') return date
    const text = `${today.slice(0, 4)}-${date}`
    return parseDay(text) ?? `2024-${date}`
  }
  return {
    title: topic.title,
    occasion: topic.occasion,
    repeats: dates.repeats,
    from: inYear(dates.from),
    until: inYear(dates.until),
    leadDays: String(topic.leadDays),
    afterDays: String(topic.afterDays),
    ...words,
    audience: audience.kind,
    classIds: audience.kind === 'classes' ? audience.classIds : [],
    unitIds: audience.kind === 'units' ? audience.unitIds : [],
  }
}

/** What is sent, or what is wrong first. */
export function toTopic(form: TopicForm, baseRev: number): TopicKeeping | { fault: TopicFault } {
  const title = form.title.trim()
  const dates = datesOf(form)
  const [leadDays, afterDays] = [daysOf(form.leadDays), daysOf(form.afterDays)]
  const audience = audienceOf(form)
  if (title === '') return { fault: 'title' }
  if (dates === undefined) return { fault: 'days' }
  if (leadDays === undefined || afterDays === undefined) return { fault: 'count' }
  if (audience === undefined) return { fault: 'audience' }
  const words = { before: form.before.trim(), during: form.during.trim(), after: form.after.trim() }
  return { baseRev, title, occasion: form.occasion, dates, leadDays, afterDays, words, audience }
}

function datesOf({ repeats, from, until }: TopicForm): TopicDates | undefined {
  const [first, last] = [parseDay(from), parseDay(until)]
  if (first === undefined || last === undefined) return undefined
  if (repeats === 'once') {
    const dates = { repeats, from: first, until: last }
    return areDatesForward(dates) ? dates : undefined
  }
  const [fromDate, untilDate] = [parseMonthDay(first.slice(5)), parseMonthDay(last.slice(5))]
  if (fromDate === undefined || untilDate === undefined) return undefined
  return { repeats, from: fromDate, until: untilDate }
}

function daysOf(text: string): number | undefined {
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined
  return days !== undefined && days <= CALENDAR_LIMITS.days ? days : undefined
}

function audienceOf({ audience, classIds, unitIds }: TopicForm): Audience | undefined {
  if (audience === 'all') return { kind: 'all' }
  if (audience === 'classes') return classIds.length === 0 ? undefined : { kind: 'classes', classIds }
  return unitIds.length === 0 ? undefined : { kind: 'units', unitIds }
}
