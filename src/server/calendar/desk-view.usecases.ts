import type { TopicCalendar } from '../../protocol/topic-calendar.ts'
import type { Parts } from '../parts.ts'
import { listUnits } from '../people/people.usecases.ts'
import { listTopics } from './calendar.repository.ts'
import { listFollowUps } from './follow-ups.usecases.ts'
import { readMadeOf } from './made-of.usecases.ts'

/** All topics with what came of each, open follow-ups, and whom a topic can be addressed to. */
export function readCalendar({ db, policies }: Pick<Parts, 'db' | 'policies'>, at: number): TopicCalendar {
  const madeOf = readMadeOf(db, 'topic_id')
  return {
    topics: listTopics(db).map((topic) => ({ ...topic, made: madeOf(topic.id) })),
    followUps: listFollowUps(db, at),
    classes: policies.at(at).unitClasses.map(({ id, name }) => ({ id, name })),
    units: listUnits(db).map(({ id, name, classId }) => ({ unitId: id, unitName: name, classId })),
    serverTime: at,
  }
}
