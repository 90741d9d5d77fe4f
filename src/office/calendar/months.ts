import type { Day } from '../../domain/calendar/day.ts'
import {
  occurrenceIn,
  promptOn,
  type Occurrence,
  type TopicPrompt,
} from '../../domain/key-points/topic-days.ts'
import type { DeskTopic } from '../../protocol/topic-calendar.ts'

export interface TopicView {
  topic: DeskTopic
  /** The time that is shown: of the year, or the one that is asked for today. */
  occurrence: Occurrence
  /** What it asks for today; null while it rests. */
  prompt: TopicPrompt | null
}

export interface MonthView {
  month: number
  views: TopicView[]
}

/** The topics that begin in each month of a year; months without any are left out, and so are retired topics. */
export function monthsOf(topics: readonly DeskTopic[], year: number, today: Day): MonthView[] {
  const views = active(topics).flatMap((topic): TopicView[] => {
    const occurrence = occurrenceIn(topic.dates, year)
    const prompt = promptOn(topic, today)
    const isNow = prompt !== null && prompt.occurrence.from === occurrence?.from
    return occurrence === null ? [] : [{ topic, occurrence, prompt: isNow ? prompt : null }]
  })
  views.sort(compareViews)
  return Array.from({ length: 12 }, (_, place) => place + 1)
    .map((month) => ({
      month,
      views: views.filter(({ occurrence }) => Number(occurrence.from.slice(5, 7)) === month),
    }))
    .filter((one) => one.views.length > 0)
}

/** The topics that ask today. */
export function asksOn(topics: readonly DeskTopic[], today: Day): TopicView[] {
  const views = active(topics).flatMap((topic): TopicView[] => {
    const prompt = promptOn(topic, today)
    return prompt === null ? [] : [{ topic, occurrence: prompt.occurrence, prompt }]
  })
  return views.sort(compareViews)
}

/** This year, the next, and years of topics of one time, the newest first. */
export function yearsOf(topics: readonly DeskTopic[], today: Day): number[] {
  const thisYear = Number(today.slice(0, 4))
  const once = topics.flatMap(({ dates }) =>
    dates.repeats === 'once' ? [Number(dates.from.slice(0, 4))] : [],
  )
  return [...new Set([thisYear, thisYear + 1, ...once])].sort((a, b) => b - a)
}

const active = (topics: readonly DeskTopic[]) => topics.filter(({ retiredAt }) => retiredAt === null)

function compareViews(a: TopicView, b: TopicView): number {
  return a.occurrence.from < b.occurrence.from ? -1 : a.occurrence.from > b.occurrence.from ? 1 : 0
}
