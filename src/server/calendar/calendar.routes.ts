import { parseCalendarTopicId, type CalendarTopicId } from '../../domain/later-ids.ts'
import { topicCalendar, topicKeeping, topicRetiring } from '../../protocol/topic-calendar.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { refuseCalendar } from './calendar.errors.ts'
import { readCalendar } from './desk-view.usecases.ts'
import { keepTopic, retireTopic } from './topics.usecases.ts'

const EDITORS = { roles: ['editor'], scope: 'office' } as const
/** An audience may name every unit of a city. */
const LARGEST_TOPIC_BYTES = 64 * 1024

export function calendarRoutes(parts: Pick<Parts, 'db' | 'policies'>): Route[] {
  const { db } = parts
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/calendar',
      policy: { roles: ['editor', 'leader'], scope: 'office' },
      summary: 'Dated topics with what came of each, and the results that are or will be asked for',
      response: topicCalendar,
      refusals: [],
      handle: async ({ at }) => ({ body: readCalendar(parts, at) }),
    }),
    guardedRoute({
      method: 'PUT',
      path: '/api/desk/calendar/:id',
      policy: EDITORS,
      summary: 'Add a dated topic or change it; sent again it is harmless',
      body: topicKeeping,
      bodyBytes: LARGEST_TOPIC_BYTES,
      response: topicCalendar,
      refusals: [
        'calendar.changed',
        'calendar.retired',
        'calendar.no_audience',
        'calendar.unknown',
        'unit.unknown',
      ],
      async handle({ params, body, session, at }) {
        await keepTopic(db, { id: readId(params), topic: body, by: session.accountId, at })
        return { body: readCalendar(parts, at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/calendar/:id/retirement',
      policy: EDITORS,
      summary: 'Retire a dated topic: it asks nobody any more; again it is harmless',
      body: topicRetiring,
      response: topicCalendar,
      refusals: ['calendar.unknown', 'calendar.changed'],
      async handle({ params, body, session, at }) {
        await retireTopic(db, { id: readId(params), rev: body.rev, by: session.accountId, at })
        return { body: readCalendar(parts, at) }
      },
    }),
  ]
}

function readId(params: Record<string, string>): CalendarTopicId {
  const id = parseCalendarTopicId(params['id'] ?? '')
  if (id === undefined) throw refuseCalendar('calendar.unknown')
  return id
}
