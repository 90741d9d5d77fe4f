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

/** The command that owns an id. */
export function findCommand(db: Database, id: CommandId): RecordedCommand | undefined {
  const sql = `
    select device, seq, payload_sha256 as payloadSha256, outcome
    from commands where command_id = ? and is_conflict = 0`
  return toRecorded(db.get<CommandRow>(sql, id))
}

/** What a device's number was used for, if for this id. */
export function findCommandAt(db: Database, { device, seq, id }: { device: number; seq: number; id: CommandId }) {
  const sql = `
    select device, seq, payload_sha256 as payloadSha256, outcome
    from commands where device = ? and seq = ? and command_id = ?`
  return toRecorded(db.get<CommandRow>(sql, device, seq, id))
}

export interface NewCommand extends RecordedCommand {
  id: CommandId
  isConflict: boolean
  type: string
  at: number
}

export function insertCommand(db: Database, command: NewCommand) {
  const sql = `
    insert into commands (device, seq, command_id, is_conflict, type, payload_sha256, outcome, at)
    values (?, ?, ?, ?, ?, ?, ?, ?)`
  const { device, seq, id, isConflict, type, payloadSha256, outcome, at } = command
  db.run(sql, device, seq, id, isConflict ? 1 : 0, type, payloadSha256, JSON.stringify(outcome), at)
}

function toRecorded(row: CommandRow | undefined): RecordedCommand | undefined {
  return row === undefined ? undefined : { ...row, outcome: JSON.parse(row.outcome) as Outcome }
}
