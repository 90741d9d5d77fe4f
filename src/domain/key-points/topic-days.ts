import { parseDay, shiftDay, type Day } from '../calendar/day.ts'
import { fourDigits } from '../calendar/day-number.ts'
import type { CalendarTopic, MonthDay, TopicDates, TopicPhase } from './calendar-topic.ts'

/** The days on which a topic's occasion is, both included. */
export interface Occurrence {
  from: Day
  until: Day
}

/** What a topic asks for on a day, and about which of its times. */
export interface TopicPrompt {
  phase: TopicPhase
  occurrence: Occurrence
}

/** The time of a topic that begins in a year; null when none does. */
export function occurrenceIn(dates: TopicDates, year: number): Occurrence | null {
  if (dates.repeats === 'once') {
    const { from, until } = dates
    return Number(from.slice(0, 4)) === year ? { from, until } : null
  }
  const untilYear = dates.until < dates.from ? year + 1 : year
  return { from: dayIn(year, dates.from), until: dayIn(untilYear, dates.until) }
}

/** 29 February is the 28th where a year has none. */
function dayIn(year: number, date: MonthDay): Day {
  const text = fourDigits(year)
  return parseDay(`${text}-${date}`) ?? (`${text}-02-28` as Day)
}

/** What a topic asks for on a day; null when it rests. Of two times that meet, the one that is on comes first. */
export function promptOn(
  topic: Pick<CalendarTopic, 'dates' | 'leadDays' | 'afterDays'>,
  day: Day,
): TopicPrompt | null {
  const prompts = listTimes(topic.dates, day).flatMap((occurrence) => {
    const phase = phaseAt(topic, occurrence, day)
    return phase === null ? [] : [{ phase, occurrence }]
  })
  const find = (wanted: TopicPhase) => prompts.find(({ phase }) => phase === wanted)
  return find('during') ?? find('before') ?? find('after') ?? null
}

/** The time that is on or comes next, from a day on; null when all are over. */
export function nextOccurrence(dates: TopicDates, day: Day): Occurrence | null {
  return listTimes(dates, day).find(({ until }) => until >= day) ?? null
}

/** Last year's may run on, and next year's may be asked for already. */
function listTimes(dates: TopicDates, day: Day): Occurrence[] {
  if (dates.repeats === 'once') return [{ from: dates.from, until: dates.until }]
  const year = Number(day.slice(0, 4))
  return [year - 1, year, year + 1].flatMap((each) => occurrenceIn(dates, each) ?? [])
}

function phaseAt(
  { leadDays, afterDays }: Pick<CalendarTopic, 'leadDays' | 'afterDays'>,
  { from, until }: Occurrence,
  day: Day,
): TopicPhase | null {
  if (day < from) return day >= shiftDay(from, -leadDays) ? 'before' : null
  if (day <= until) return 'during'
  return day <= shiftDay(until, afterDays) ? 'after' : null
}
