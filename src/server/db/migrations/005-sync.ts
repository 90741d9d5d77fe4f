import type { Migration } from '../migrate.ts'

/**
 * Results are remembered for ever, payloads never. A command is found by its id, which phones make from their clock, so
 * rows are added at the end and commands that commit together share pages. A command whose id another one had already
 * taken keeps its number and its result in a table of its own.
 */
export const sync: Migration = {
  number: 5,
  name: 'commands and feed',
  sql: `
    create table commands (
      id text primary key,
      device integer not null references devices (id),
      seq integer not null,
      type text not null,
      payload_sha256 text not null,
      outcome text not null,
      at integer not null
    ) strict, without rowid;
    create trigger commands_stay before update on commands
      begin select raise(abort, 'results are remembered for ever'); end;
    create trigger commands_remain before delete on commands
      begin select raise(abort, 'results are remembered for ever'); end;

    create table conflicting_commands (
      device integer not null references devices (id),
      seq integer not null,
      id text not null,
      type text not null,
      payload_sha256 text not null,
      outcome text not null,
      at integer not null,
      primary key (device, seq)
    ) strict, without rowid;

    create table feed (
      seq integer primary key,
      kind text not null,
      subject_id text not null unique,
      -- the account that reads the whole; empty when the whole unit or office does
      owner_id text not null,
      -- the unit that may see the row; empty for the whole office
      unit_id text not null
    ) strict;
    create index feed_by_unit on feed (unit_id, seq);
  `,
}
