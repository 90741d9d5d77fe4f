import { dayOf } from '../../domain/calendar/day.ts'
import type { DemandSource } from '../../domain/demand/demand.ts'
import type { MonthDay, TopicDates, TopicOccasion } from '../../domain/key-points/calendar-topic.ts'
import { newCalendarTopicId, newDemandId } from '../../domain/later-ids.ts'
import { applyTopic } from '../calendar/topics.usecases.ts'
import { applyDemand, applyDemandAct } from '../demands/demands.usecases.ts'
import plan from './calendar.json' with { type: 'json' }
import type { Life, Step } from './demo-life.ts'

const DAY_MS = 24 * 3600_000
const KEPT_DAY = -200

/** A topic of the file: dates of every year, or days counted from now. */
interface PlannedTopic {
  title: string
  occasion: string
  dates: { from: string; until: string } | { fromDay: number; untilDay: number }
  leadDays: number
  afterDays: number
  words: { before: string; during: string; after: string }
}

const at = ({ now }: Life, day: number) => Math.round(now + day * DAY_MS)

/** The county's year of topics, and what its leaders asked for; of the latter one is answered. */
export function liveCalendar(life: Life): Step[] {
  return [
    ...plan.topics.map((topic) => keepTopic(life, topic)),
    ...plan.demands.flatMap((each) => demand(life, each)),
  ]
}

function keepTopic(life: Life, { dates, occasion, ...facts }: PlannedTopic): Step {
  const keptAt = at(life, 'fromDay' in dates ? -3 : KEPT_DAY)
  const id = newCalendarTopicId({ now: () => keptAt, randomBytes: life.parts.randomBytes })
  const audience = { kind: 'all' } as const
  const topic = {
    ...facts,
    baseRev: 0,
    occasion: occasion as TopicOccasion,
    dates: datesOf(life, dates),
    audience,
  }
  const by = life.people.editor.accountId
  return { at: keptAt, run: () => applyTopic(life.parts.db, { id, topic, by, at: keptAt }) }
}

function datesOf(life: Life, dates: PlannedTopic['dates']): TopicDates {
  if ('fromDay' in dates) {
    const [from, until] = [dayOf(at(life, dates.fromDay)), dayOf(at(life, dates.untilDay))]
    return { repeats: 'once', from, until }
  }
  return { repeats: 'yearly', from: dates.from as MonthDay, until: dates.until as MonthDay }
}

function demand(life: Life, { day, answer, source, ...facts }: (typeof plan.demands)[number]): Step[] {
  const { db, randomBytes } = life.parts
  const { accountId, displayName } = life.people.editor
  const recordedAt = at(life, day)
  const id = newDemandId({ now: () => recordedAt, randomBytes })
  const kept = { ...facts, baseRev: 0, source: source as DemandSource, on: dayOf(recordedAt) }
  const answeredAt = at(life, day + 5)
  const act = { id, rev: 1, type: 'answered', words: answer, by: displayName, at: answeredAt } as const
  return [
    { at: recordedAt, run: () => applyDemand(db, { id, demand: kept, by: accountId, at: recordedAt }) },
    ...(answer === '' ? [] : [{ at: answeredAt, run: () => applyDemandAct(db, act) }]),
  ]
}
