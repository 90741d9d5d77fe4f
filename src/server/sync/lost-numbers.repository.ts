import type { CommandId } from '../../domain/ids.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'

/** Notes numbers of a device of which neither side holds a command. */
export function insertLostNumbers(db: Database, device: number, seqs: readonly number[]) {
  const sql = 'insert or ignore into lost_numbers (device, seq) select ?, value from json_each(?)'
  db.run(sql, device, JSON.stringify(seqs))
}

/** The end of the unbroken run of lost numbers that begins right after `lastSeq`; `lastSeq` when there is none. */
export function findEndOfRun(db: Database, device: number, lastSeq: number): number {
  const begins = 'select 1 as found from lost_numbers where device = ? and seq = ?'
  if (db.get(begins, device, lastSeq + 1) === undefined) return lastSeq
  const sql = `
    select min(a.seq) as seq from lost_numbers a
    where a.device = ? and a.seq > ?
      and not exists (select 1 from lost_numbers b where b.device = a.device and b.seq = a.seq + 1)`
  return db.get<{ seq: number | null }>(sql, device, lastSeq)?.seq ?? lastSeq
}

export interface LostRun {
  device: number
  from: number
  to: number
  at: number
  outcome: Outcome
}

/** Gives the numbers of a run their result, beside those of commands whose id was not theirs. */
export function recordLostRun(db: Database, { device, from, to, at, outcome }: LostRun) {
  const sql = `
    insert into conflicting_commands (device, seq, id, type, payload_sha256, outcome, at)
    select device, seq, '', 'lost', '', ?, ? from lost_numbers where device = ? and seq between ? and ?`
  db.run(sql, JSON.stringify(outcome), at, device, from, to)
}

/** What has its result needs no note any more. */
export function dropLostNumbers(db: Database, device: number, upTo: number) {
  db.run('delete from lost_numbers where device = ? and seq <= ?', device, upTo)
}

/** Of the commands that a device can send again, those that the office has no result of. */
export function listUnrecorded(
  db: Database,
  device: number,
  kept: readonly { id: CommandId; seq: number }[],
): CommandId[] {
  const sql = `
    select value ->> 'id' as id from json_each(?)
    where not exists (select 1 from commands c where c.id = value ->> 'id' and c.device = ?)
      and not exists (
        select 1 from conflicting_commands c
        where c.device = ? and c.seq = value ->> 'seq' and c.id = value ->> 'id')
    order by value ->> 'seq'`
  return db.all<{ id: CommandId }>(sql, JSON.stringify(kept), device, device).map(({ id }) => id)
}
