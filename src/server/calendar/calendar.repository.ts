import type { Day } from '../../domain/calendar/day.ts'
import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import type { Audience } from '../../domain/key-points/audience.ts'
import type { CalendarTopic, TopicDates, TopicOccasion } from '../../domain/key-points/calendar-topic.ts'
import type { CalendarTopicId } from '../../domain/later-ids.ts'
import type { Database } from '../db/database.ts'

export interface StoredTopic extends CalendarTopic {
  rev: number
  /** Who kept it last. */
  by: string
  retiredAt: number | null
}

interface TopicRow extends Omit<StoredTopic, 'dates' | 'words' | 'audience' | 'occasion'> {
  occasion: TopicOccasion
  dates: string
  words: string
  audience: string
}

const TOPIC = `
  select t.id, t.rev, t.title, t.occasion, t.dates, t.lead_days as leadDays, t.after_days as afterDays, t.words,
    t.audience, t.retired_at as retiredAt, a.display_name as by
  from calendar_topics t join accounts a on a.id = t.kept_by`

export function findTopic(db: Database, id: CalendarTopicId): StoredTopic | undefined {
  const row = db.get<TopicRow>(`${TOPIC} where t.id = ?`, id)
  return row === undefined ? undefined : toTopic(row)
}

/** Those that still ask first, in the order in which they were made. */
export function listTopics(db: Database): StoredTopic[] {
  return db.all<TopicRow>(`${TOPIC} order by t.retired_at is not null, t.id`).map(toTopic)
}

function toTopic({ dates, words, audience, ...row }: TopicRow): StoredTopic {
  return {
    ...row,
    dates: JSON.parse(dates) as TopicDates,
    words: JSON.parse(words) as StoredTopic['words'],
    audience: JSON.parse(audience) as Audience,
  }
}

export interface Kept {
  by: AccountId
  at: number
}

export function putTopic(db: Database, topic: CalendarTopic, { by, at }: Kept) {
  const sql = `
    insert into calendar_topics
      (id, rev, title, occasion, dates, lead_days, after_days, words, audience, kept_by, kept_at)
    values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (id) do update set rev = rev + 1, title = excluded.title, occasion = excluded.occasion,
      dates = excluded.dates, lead_days = excluded.lead_days, after_days = excluded.after_days,
      words = excluded.words, audience = excluded.audience, kept_by = excluded.kept_by, kept_at = excluded.kept_at`
  const { id, title, occasion, leadDays, afterDays } = topic
  const [dates, words, audience] = [topic.dates, topic.words, topic.audience].map((part) =>
    JSON.stringify(part),
  ) as [string, string, string]
  db.run(sql, id, title, occasion, dates, leadDays, afterDays, words, audience, by, at)
}

export function setRetired(db: Database, id: CalendarTopicId, { by, at }: Kept) {
  const sql =
    'update calendar_topics set rev = rev + 1, retired_at = ?, kept_by = ?, kept_at = ? where id = ?'
  db.run(sql, at, by, at, id)
}

export interface BegunItem {
  itemId: ItemId
  topicId: CalendarTopicId | null
  followsId: ItemId | null
  /** The first day of the topic's time. */
  onDay: Day | null
  unitId: UnitId
  by: AccountId
  at: number
}

type BegunRow = Pick<BegunItem, 'topicId' | 'followsId' | 'onDay' | 'by'>

export function findBegun(db: Database, itemId: ItemId): BegunRow | undefined {
  const sql = `
    select topic_id as topicId, follows_id as followsId, on_day as onDay, by from begun_items where item_id = ?`
  return db.get(sql, itemId)
}

/** A draft is begun once; what it was begun of stays. */
export function insertBegun(db: Database, begun: BegunItem) {
  const sql = `
    insert into begun_items (item_id, topic_id, follows_id, on_day, unit_id, by, at) values (?, ?, ?, ?, ?, ?, ?)
    on conflict (item_id) do nothing`
  const { itemId, topicId, followsId, onDay, unitId, by, at } = begun
  db.run(sql, itemId, topicId, followsId, onDay, unitId, by, at)
}
