import { isAddressed } from '../../domain/key-points/audience.ts'
import type { CalendarTopic } from '../../domain/key-points/calendar-topic.ts'
import type { AccountId } from '../../domain/ids.ts'
import { parseCalendarTopicId, type CalendarTopicId } from '../../domain/later-ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import { CALENDAR_TOPIC_TOLD, type ToldTopic, type TopicKeeping } from '../../protocol/topic-calendar.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { getUnit, listUnits } from '../people/people.usecases.ts'
import { refuseCalendar } from './calendar.errors.ts'
import * as repository from './calendar.repository.ts'

export interface Keeping {
  id: CalendarTopicId
  topic: TopicKeeping
  by: AccountId
  at: number
}

/** Adds a topic or changes it, and tells its units; the same request again changes nothing. */
export function keepTopic(db: Database, keeping: Keeping): Promise<void> {
  return db.write(() => applyTopic(db, keeping))
}

/** Inside a write. */
export function applyTopic(db: Database, { id, topic: { baseRev, ...facts }, by, at }: Keeping) {
  const topic: CalendarTopic = { id, ...facts }
  const known = repository.findTopic(db, id)
  if (known !== undefined && known.retiredAt !== null) throw refuseCalendar('calendar.retired')
  if (known !== undefined && contentOf(known) === contentOf(topic)) return
  // Whoever is later sees first what a colleague wrote.
  if ((known?.rev ?? 0) !== baseRev) throw refuseCalendar('calendar.changed')
  ensureAudience(db, topic)
  repository.putTopic(db, topic, { by, at })
  publish(db, id)
}

function ensureAudience(db: Database, { audience }: CalendarTopic) {
  if (audience.kind === 'units') audience.unitIds.forEach((unitId) => getUnit(db, unitId))
  if (!listUnits(db).some((unit) => isAddressed(audience, unit))) throw refuseCalendar('calendar.no_audience')
}

/** Keys in one order, whoever wrote them. */
function contentOf({ title, occasion, dates, leadDays, afterDays, words, audience }: CalendarTopic): string {
  const days = [dates.repeats, dates.from, dates.until, leadDays, afterDays]
  return JSON.stringify([title, occasion, days, words.before, words.during, words.after, audience])
}

export interface Retiring {
  id: CalendarTopicId
  rev: number
  by: AccountId
  at: number
}

/** It asks nobody any more and leaves the phones; what came of it stays. Again: harmless. */
export function retireTopic(db: Database, { id, rev, by, at }: Retiring): Promise<void> {
  return db.write(() => {
    const known = getTopic(db, id)
    if (known.retiredAt !== null) return
    if (known.rev !== rev) throw refuseCalendar('calendar.changed')
    repository.setRetired(db, id, { by, at })
    publish(db, id)
  })
}

/** Throws where there is none: for whoever makes a key point or a commission of it. */
export function getTopic(db: Database, id: CalendarTopicId): repository.StoredTopic {
  const topic = repository.findTopic(db, id)
  if (topic === undefined) throw refuseCalendar('calendar.unknown')
  return topic
}

/** A topic as an addressed unit reads it; with no row once it is retired, or no longer addressed to the unit. */
export function tellTopic(
  db: Database,
  idText: string,
  { session: { unit } }: { session: { unit: Unit | null } },
): { rev: number; row: ToldTopic | null } | null {
  const id = parseCalendarTopicId(idText)
  const topic = id === undefined ? undefined : repository.findTopic(db, id)
  if (topic === undefined || unit === null) return null
  const { rev, retiredAt, audience, by: _, ...told } = topic
  return { rev, row: retiredAt === null && isAddressed(audience, unit) ? told : null }
}

/** To everybody in the feed; whom it is for the teller says when it is read. */
function publish(db: Database, id: CalendarTopicId) {
  publishTold(db, { about: CALENDAR_TOPIC_TOLD, id, audience: '' })
}
