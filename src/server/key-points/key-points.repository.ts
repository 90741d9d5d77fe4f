import type { Audience } from '../../domain/key-points/audience.ts'
import type { Decision } from '../../domain/key-points/decision-phase.ts'
import type { KeyPoint, KeyPointSet, PointEvent, PointSource } from '../../domain/key-points/key-point.ts'
import type { Day } from '../../domain/calendar/day.ts'
import type { SpanKind } from '../../domain/key-points/span.ts'
import type { AccountId, KeyPointId, KeyPointSetId } from '../../domain/ids.ts'
import type { CalendarTopicId, DemandId } from '../../domain/later-ids.ts'
import type { Database } from '../db/database.ts'

export interface StoredSet extends KeyPointSet {
  rev: number
  /** Who published it; who drafts it while it is a draft. */
  by: string
  /** When the units were told last. */
  toldAt: number | null
}

interface SetRow {
  id: KeyPointSetId
  rev: number
  title: string
  kind: SpanKind
  from: Day
  until: Day
  audience: string
  publishedAt: number | null
  toldAt: number | null
  by: string
}

interface PointRow {
  id: KeyPointId
  setId: KeyPointSetId
  number: number
  title: string
  words: string
  dueOn: Day | null
  source: string | null
  decision: string | null
  topicId: CalendarTopicId | null
  demandId: DemandId | null
}

const SET = `
  select s.id, s.rev, s.title, s.kind, s.first_day as "from", s.last_day as until, s.audience,
    s.published_at as publishedAt, s.told_at as toldAt, a.display_name as by
  from key_point_sets s join accounts a on a.id = coalesce(s.published_by, s.drafted_by)`
const POINT = `
  select id, set_id as setId, number, title, words, due_on as dueOn, source, decision, topic_id as topicId,
    demand_id as demandId
  from key_points`

export function findSet(db: Database, id: KeyPointSetId): StoredSet | undefined {
  return readSets(db, db.all<SetRow>(`${SET} where s.id = ?`, id))[0]
}

/** The set of a point. */
export function findSetOfPoint(db: Database, pointId: KeyPointId): StoredSet | undefined {
  const sql = `${SET} join key_points p on p.set_id = s.id where p.id = ?`
  return readSets(db, db.all<SetRow>(sql, pointId))[0]
}

/** All sets that hold on one of these days, the newest first; drafts only where they are asked for. */
export function listSets(
  db: Database,
  { from, until, withDrafts }: { from: string; until: string; withDrafts: boolean },
): StoredSet[] {
  const sql = `
    ${SET} where s.last_day >= ? and s.first_day <= ? and (? or s.published_at is not null)
    order by s.published_at is null desc, s.first_day desc, s.id desc`
  return readSets(db, db.all<SetRow>(sql, from, until, withDrafts ? 1 : 0))
}

/** Years in which a set begins or ends, the newest first. */
export function listYears(db: Database): number[] {
  const sql = `
    select substr(first_day, 1, 4) as year from key_point_sets
    union select substr(last_day, 1, 4) from key_point_sets order by year desc`
  return db.all<{ year: string }>(sql).map(({ year }) => Number(year))
}

function readSets(db: Database, rows: readonly SetRow[]): StoredSet[] {
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const inSets = 'set_id in (select value from json_each(?))'
  const events = db.all<{ pointId: KeyPointId; event: string }>(
    `select point_id as pointId, event from key_point_events
     where point_id in (select id from key_points where ${inSets}) order by point_id, number`,
    ids,
  )
  const eventsByPointId = groupBy(events, ({ pointId }) => pointId)
  const points = db.all<PointRow>(`${POINT} where ${inSets} order by set_id, number`, ids)
  const pointsBySetId = groupBy(points, ({ setId }) => setId)
  return rows.map(({ kind, from, until, audience, ...row }) => ({
    ...row,
    span: { kind, from, until },
    audience: JSON.parse(audience) as Audience,
    points: (pointsBySetId.get(row.id) ?? []).map((point) =>
      toPoint(
        point,
        (eventsByPointId.get(point.id) ?? []).map(({ event }) => JSON.parse(event) as PointEvent),
      ),
    ),
  }))
}

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const known = groups.get(keyOf(row))
    if (known === undefined) groups.set(keyOf(row), [row])
    else known.push(row)
  }
  return groups
}

function toPoint(
  { setId: _, source, decision, topicId, demandId, ...row }: PointRow,
  events: PointEvent[],
): KeyPoint {
  return {
    ...row,
    ...(topicId === null ? {} : { topicId }),
    ...(demandId === null ? {} : { demandId }),
    source: source === null ? null : (JSON.parse(source) as PointSource),
    decision: decision === null ? null : (JSON.parse(decision) as Decision),
    events,
  }
}

export type DraftedSet = Pick<KeyPointSet, 'id' | 'title' | 'span' | 'audience'> & {
  points: Omit<KeyPoint, 'events' | 'number'>[]
}

export function insertSet(db: Database, set: DraftedSet, { by, at }: { by: AccountId; at: number }) {
  const sql = `
    insert into key_point_sets (id, rev, title, kind, first_day, last_day, audience, drafted_by, drafted_at)
    values (?, 1, ?, ?, ?, ?, ?, ?, ?)`
  const { kind, from, until } = set.span
  db.run(sql, set.id, set.title, kind, from, until, JSON.stringify(set.audience), by, at)
  insertPoints(db, set)
}

/** Of a draft alone: the database keeps a published set as it is. */
export function replaceSet(db: Database, set: DraftedSet) {
  const sql = `
    update key_point_sets
    set rev = rev + 1, title = ?, kind = ?, first_day = ?, last_day = ?, audience = ? where id = ?`
  const { kind, from, until } = set.span
  db.run(sql, set.title, kind, from, until, JSON.stringify(set.audience), set.id)
  db.run('delete from key_points where set_id = ?', set.id)
  insertPoints(db, set)
}

/** Never what was published: the database itself refuses. */
export function deleteDraft(db: Database, id: KeyPointSetId) {
  db.run('delete from key_points where set_id = ?', id)
  db.run('delete from key_point_sets where id = ?', id)
}

function insertPoints(db: Database, { id: setId, points }: DraftedSet) {
  const sql = `
    insert into key_points (id, set_id, number, title, words, due_on, source, decision, topic_id, demand_id)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  points.forEach(({ id, title, words, dueOn, source, decision, topicId, demandId }, index) => {
    const said = [title, words, dueOn, toText(source), toText(decision)] as const
    db.run(sql, id, setId, index + 1, ...said, topicId ?? null, demandId ?? null)
  })
}

function toText(value: PointSource | Decision | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

export function publishSet(db: Database, id: KeyPointSetId, { by, at }: { by: AccountId; at: number }) {
  const sql = 'update key_point_sets set published_by = ?, published_at = ?, told_at = ? where id = ?'
  db.run(sql, by, at, at, id)
}

export function insertPointEvent(
  db: Database,
  { setId, pointId, event }: { setId: KeyPointSetId; pointId: KeyPointId; event: PointEvent },
) {
  const next = 'select coalesce(max(number), 0) + 1 from key_point_events where point_id = ?'
  const sql = `insert into key_point_events (point_id, number, event) values (?, (${next}), ?)`
  db.run(sql, pointId, pointId, JSON.stringify(event))
  db.run('update key_point_sets set rev = rev + 1, told_at = ? where id = ?', event.at, setId)
}
