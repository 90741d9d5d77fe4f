import { monthBounds, type Month } from '../../domain/calendar/month.ts'
import { daysAgo, toShanghaiTime } from '../../domain/calendar/shanghai-time.ts'
import type { Category } from '../../domain/category.ts'
import county from './county.json' with { type: 'json' }
import { drawFigures, fillText, type FigureRule } from './figures.ts'
import type { Fate, PlannedItem } from './planned-item.ts'
import type { Chance } from './seeded-random.ts'
import topicList from './topics.json' with { type: 'json' }

/** A text with places for figures and words, and the months of the year in which it is written. */
interface Topic {
  units: string[]
  category: Category
  title: string
  body: string
  figures: Record<string, FigureRule>
  choices?: Record<string, string[]>
  months?: number[]
  /** Written in the month of the demonstration, whichever that is. */
  isCurrent?: boolean
  author?: number
  photos?: string[]
  fate?: Fate
}

const TOPICS = topicList as unknown as Topic[]
const DAY_MS = 24 * 60 * 60_000
const MINUTE_MS = 60_000
/** The unit whose present month is set out by hand, so that its card shows work done and work to do. */
const SHOWN_UNITS = county.monthlyTasks.map(({ unit }) => unit)

export interface Moment {
  months: readonly Month[]
  now: number
  chance: Chance
}

/** The county's everyday items of the given months, the last of which is the present one. */
export function planTopicItems(moment: Moment): PlannedItem[] {
  const present = moment.months.at(-1)
  return moment.months.flatMap((month) =>
    TOPICS.filter((topic) => isWritten(topic, month, month === present)).map((topic, place) =>
      planItem(topic, { ...moment, month, turn: place }),
    ),
  )
}

function isWritten(topic: Topic, month: Month, isPresent: boolean): boolean {
  if (topic.isCurrent === true) return isPresent
  if (isPresent && topic.units.some((unit) => SHOWN_UNITS.includes(unit))) return false
  return topic.months?.includes(Number(month.slice(5))) === true
}

function planItem(topic: Topic, moment: Moment & { month: Month; turn: number }): PlannedItem {
  const { chance, month, turn } = moment
  const receivedAt = pickWorkingTime(moment)
  // Each choice moves on by the month, so that the same words do not come twice in a year.
  const round = Math.max(0, topic.months?.indexOf(Number(month.slice(5))) ?? 0)
  const unit = topic.units[(round + turn) % topic.units.length] ?? ''
  const choices = Object.entries(topic.choices ?? {}).map(([name, words]) => [
    name,
    words[round % words.length] ?? '',
  ])
  const { day } = toShanghaiTime(receivedAt)
  const values = {
    unit,
    month: String(Number(month.slice(5))),
    day: String(day),
    ...(Object.fromEntries(choices) as Record<string, string>),
    ...drawFigures(topic.figures, chance),
  }
  return {
    unit,
    author: topic.author ?? (topic.isCurrent !== true && turn % 3 === 2 ? 2 : 1),
    category: topic.category,
    title: fillText(topic.title, values),
    body: fillText(topic.body, values),
    place: /[镇乡]$/.test(unit) ? `望澜县${unit}` : '',
    eventAt: receivedAt - chance.between(2, 20) * 60 * MINUTE_MS,
    claimedAt: receivedAt - chance.between(1, 90) * 1000,
    receivedAt,
    photos: topic.photos ?? [],
    fate: topic.fate ?? null,
  }
}

/** Between 8:30 and 17:30 on a weekday of the month; in the present month, before now. */
function pickWorkingTime({ month, now, chance }: Moment & { month: Month }): number {
  const { from, until } = monthBounds(month)
  const end = Math.min(until, now)
  const days = Math.max(1, daysAgo(from, end - 1) + 1)
  const midnight = skipWeekend(from + chance.between(0, days - 1) * DAY_MS, from)
  const at = midnight + chance.between(8 * 60 + 30, 17 * 60 + 30) * MINUTE_MS
  if (at < end) return at
  return at - DAY_MS >= from ? at - DAY_MS : from + Math.floor(chance.next() * (end - from))
}

function skipWeekend(midnight: number, from: number): number {
  // Counted from a Thursday, 1 January 1970, in Shanghai.
  const weekday = (Math.floor((midnight + 8 * 60 * MINUTE_MS) / DAY_MS) + 4) % 7
  const back = weekday === 0 ? 2 : weekday === 6 ? 1 : 0
  return midnight - back * DAY_MS >= from ? midnight - back * DAY_MS : midnight
}
