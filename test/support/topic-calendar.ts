import type { MonthDay } from '../../src/domain/key-points/calendar-topic.ts'
import { newCalendarTopicId, newDemandId, type CalendarTopicId } from '../../src/domain/later-ids.ts'
import type { Day } from '../../src/domain/calendar/day.ts'
import { demandList, type DemandKeeping, type DeskDemand } from '../../src/protocol/demand.ts'
import { parse } from '../../src/protocol/parse.ts'
import {
  topicCalendar,
  type DeskTopic,
  type TopicCalendar,
  type TopicKeeping,
} from '../../src/protocol/topic-calendar.ts'
import { testIds, type Client, type Reply } from './server-office.ts'

/** A topic of every year for all units, which is on in the days of the test office (November 2026). */
export function makeTopic(changes: Partial<TopicKeeping> = {}): TopicKeeping {
  return {
    baseRev: 0,
    title: '冬春森林防火',
    occasion: 'season',
    dates: { repeats: 'yearly', from: '11-15' as MonthDay, until: '12-31' as MonthDay },
    leadDays: 10,
    afterDays: 10,
    words: { before: '', during: '火险、隐患和处置', after: '' },
    audience: { kind: 'all' },
    ...changes,
  }
}

export function readCalendar(reply: Reply): TopicCalendar {
  const parsed = parse(topicCalendar, reply.json())
  if (reply.statusCode !== 200 || !parsed.ok)
    throw new Error(`no calendar: ${reply.statusCode} ${reply.body}`)
  return parsed.value
}

export function putTopic(editor: Client, id: CalendarTopicId, payload: TopicKeeping): Promise<Reply> {
  return editor.inject({ method: 'PUT', url: `/api/desk/calendar/${id}`, payload })
}

/** Keeps a topic and answers it as the desk sees it. */
export async function keepTopic(
  editor: Client,
  topic: TopicKeeping = makeTopic(),
  id = newCalendarTopicId(testIds),
): Promise<DeskTopic> {
  const kept = readCalendar(await putTopic(editor, id, topic)).topics.find((each) => each.id === id)
  if (kept === undefined) throw new Error('it was not kept')
  return kept
}

export function makeDemand(changes: Partial<DemandKeeping> = {}): DemandKeeping {
  return {
    baseRev: 0,
    leader: '王县长',
    on: '2026-11-18' as Day,
    words: '秋粮收购进度和农户卖粮意愿要每周报。',
    source: 'meeting',
    note: '县政府常务会议',
    ...changes,
  }
}

export function readDemands(reply: Reply): DeskDemand[] {
  const parsed = parse(demandList, reply.json())
  if (reply.statusCode !== 200 || !parsed.ok) throw new Error(`no demands: ${reply.statusCode} ${reply.body}`)
  return parsed.value.demands
}

/** Records a demand and answers it as the desk sees it. */
export async function keepDemand(
  editor: Client,
  demand: DemandKeeping = makeDemand(),
  id = newDemandId(testIds),
): Promise<DeskDemand> {
  const reply = await editor.inject({ method: 'PUT', url: `/api/desk/demands/${id}`, payload: demand })
  const kept = readDemands(reply).find((each) => each.id === id)
  if (kept === undefined) throw new Error('it was not kept')
  return kept
}
