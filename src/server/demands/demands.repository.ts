import type { Day } from '../../domain/calendar/day.ts'
import type { Demand, DemandEvent } from '../../domain/demand/demand.ts'
import type { AccountId } from '../../domain/ids.ts'
import type { DemandId } from '../../domain/later-ids.ts'
import type { Database } from '../db/database.ts'

export interface StoredDemand extends Demand {
  rev: number
  by: string
  recordedAt: number
}

const DEMAND = `
  select d.id, d.rev, d.leader, d.on_day as "on", d.words, d.source, d.note, d.recorded_at as recordedAt,
    a.display_name as by
  from demands d join accounts a on a.id = d.recorded_by`

export function findDemand(db: Database, id: DemandId): StoredDemand | undefined {
  return db.get<StoredDemand>(`${DEMAND} where d.id = ?`, id)
}

/** The newest first. */
export function listDemands(db: Database): StoredDemand[] {
  return db.all<StoredDemand>(`${DEMAND} order by d.on_day desc, d.id desc`)
}

/** The day on which a leader was asked last; null for never. */
export function findLastAsked(db: Database): Day | null {
  const sql = "select max(on_day) as day from demands where source = 'asked'"
  return db.get<{ day: Day | null }>(sql)?.day ?? null
}

/** Who recorded it first stays its recorder. */
export function putDemand(db: Database, demand: Demand, { by, at }: { by: AccountId; at: number }) {
  const sql = `
    insert into demands (id, rev, leader, on_day, words, source, note, recorded_by, recorded_at)
    values (?, 1, ?, ?, ?, ?, ?, ?, ?)
    on conflict (id) do update set rev = rev + 1, leader = excluded.leader, on_day = excluded.on_day,
      words = excluded.words, source = excluded.source, note = excluded.note`
  const { id, leader, on, words, source, note } = demand
  db.run(sql, id, leader, on, words, source, note, by, at)
}

export function listEvents(db: Database, id: DemandId): DemandEvent[] {
  const sql = 'select event from demand_events where demand_id = ? order by number'
  return db.all<{ event: string }>(sql, id).map(({ event }) => JSON.parse(event) as DemandEvent)
}

export function insertEvent(db: Database, id: DemandId, event: DemandEvent) {
  const next = 'select coalesce(max(number), 0) + 1 from demand_events where demand_id = ?'
  db.run(
    `insert into demand_events (demand_id, number, event) values (?, (${next}), ?)`,
    id,
    id,
    JSON.stringify(event),
  )
  db.run('update demands set rev = rev + 1 where id = ?', id)
}
