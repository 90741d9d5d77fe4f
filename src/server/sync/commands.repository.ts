import type { CommandId } from '../../domain/ids.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'

/** What is remembered of a command: never its payload. */
export interface RecordedCommand {
  device: number
  seq: number
  payloadSha256: string
  outcome: Outcome
}

interface CommandRow extends Omit<RecordedCommand, 'outcome'> {
  outcome: string
}

/** Whether an id was ever carried out, sent by a phone or from a file: one look for the many that were not. */
export function isCarriedOut(db: Database, id: CommandId): boolean {
  const sql = `
    select exists (select 1 from commands where id = ?) or exists (select 1 from imported_commands where id = ?) as isKnown`
  return db.get<{ isKnown: 0 | 1 }>(sql, id, id)?.isKnown === 1
}

/** The command that owns an id. */
export function findCommand(db: Database, id: CommandId): RecordedCommand | undefined {
  const sql = 'select device, seq, payload_sha256 as payloadSha256, outcome from commands where id = ?'
  return toRecorded(db.get<CommandRow>(sql, id))
}

/** What a device's number was used for, when that was a command whose id another one had taken. */
export function findConflict(
  db: Database,
  device: number,
  seq: number,
): (RecordedCommand & { id: string }) | undefined {
  const sql = `
    select id, device, seq, payload_sha256 as payloadSha256, outcome
    from conflicting_commands where device = ? and seq = ?`
  const row = db.get<CommandRow & { id: string }>(sql, device, seq)
  const recorded = toRecorded(row)
  return row === undefined || recorded === undefined ? undefined : { ...recorded, id: row.id }
}

export interface NewCommand extends RecordedCommand {
  id: CommandId
  type: string
  at: number
}

export function insertCommand(
  db: Database,
  { id, device, seq, type, payloadSha256, outcome, at }: NewCommand,
) {
  const sql = `
    insert into commands (id, device, seq, type, payload_sha256, outcome, at)
    values (?, ?, ?, ?, ?, ?, ?)`
  db.run(sql, id, device, seq, type, payloadSha256, JSON.stringify(outcome), at)
}

export function insertConflict(
  db: Database,
  { id, device, seq, type, payloadSha256, outcome, at }: NewCommand,
) {
  const sql = `
    insert into conflicting_commands (id, device, seq, type, payload_sha256, outcome, at)
    values (?, ?, ?, ?, ?, ?, ?)`
  db.run(sql, id, device, seq, type, payloadSha256, JSON.stringify(outcome), at)
}

function toRecorded(row: CommandRow | undefined): RecordedCommand | undefined {
  return row === undefined ? undefined : { ...row, outcome: JSON.parse(row.outcome) as Outcome }
}
