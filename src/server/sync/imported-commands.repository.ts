import type { AccountId, CommandId } from '../../domain/ids.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'

/** A command that was carried out from the file of a phone. */
export interface ImportedCommand {
  id: CommandId
  accountId: AccountId
  payloadSha256: string
  outcome: Outcome
}

export function findImported(db: Database, id: CommandId): ImportedCommand | undefined {
  const sql = `
    select id, account_id as accountId, payload_sha256 as payloadSha256, outcome from imported_commands where id = ?`
  const row = db.get<Omit<ImportedCommand, 'outcome'> & { outcome: string }>(sql, id)
  return row === undefined ? undefined : { ...row, outcome: JSON.parse(row.outcome) as Outcome }
}

export function insertImported(
  db: Database,
  { id, accountId, payloadSha256, outcome, at }: ImportedCommand & { at: number },
) {
  const sql =
    'insert into imported_commands (id, account_id, payload_sha256, outcome, at) values (?, ?, ?, ?, ?)'
  db.run(sql, id, accountId, payloadSha256, JSON.stringify(outcome), at)
}

/** What became of a command of this person that came in a file before; undefined when none did. */
export function findOutcomeFromFile(
  db: Database,
  command: { id: CommandId; payloadSha256: string },
  accountId: AccountId,
): Outcome | undefined {
  const imported = findImported(db, command.id)
  if (imported?.accountId !== accountId || imported.payloadSha256 !== command.payloadSha256) return undefined
  return imported.outcome
}
