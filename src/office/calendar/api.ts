import type { CalendarTopicId } from '../../domain/later-ids.ts'
import { topicCalendar, type TopicKeeping } from '../../protocol/topic-calendar.ts'
import { ask } from '../api.ts'

const PATH = '/api/desk/calendar'

/** What 选题日历 asks the server. */
export function readCalendar() {
  return ask({ path: PATH, schema: topicCalendar })
}

export function keepTopic(id: CalendarTopicId, body: TopicKeeping) {
  return ask({ method: 'PUT', path: `${PATH}/${id}`, body, schema: topicCalendar })
}

export function retireTopic(id: CalendarTopicId, rev: number) {
  return ask({ method: 'POST', path: `${PATH}/${id}/retirement`, body: { rev }, schema: topicCalendar })
}
