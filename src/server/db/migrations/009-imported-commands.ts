import type { Migration } from '../migrate.ts'

/**
 * What was carried out from the file of a phone. Such a command has no number of its device yet: it gets one, and a
 * row in `commands`, when the phone itself sends it.
 */
export const importedCommands: Migration = {
  number: 9,
  name: 'commands taken in from a file',
  sql: `
    create table imported_commands (
      id text primary key,
      account_id text not null references accounts (id),
      payload_sha256 text not null,
      outcome text not null,
      at integer not null
    ) strict, without rowid;
    create trigger imported_commands_stay before update on imported_commands
      begin select raise(abort, 'results are remembered for ever'); end;
    create trigger imported_commands_remain before delete on imported_commands
      begin select raise(abort, 'results are remembered for ever'); end;
  `,
}
