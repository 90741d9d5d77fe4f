import type { Migration } from '../migrate.ts'

/**
 * Results are remembered for ever, payloads never. A command whose id another one had already taken is a conflict:
 * it keeps its own number and result but does not own the id.
 */
export const sync: Migration = {
  number: 5,
  name: 'commands and feed',
  sql: `
    create table commands (
      device integer not null references devices (id),
      seq integer not null,
      command_id text not null,
      is_conflict integer not null check (is_conflict in (0, 1)),
      type text not null,
      payload_sha256 text not null,
      outcome text not null,
      at integer not null,
      primary key (device, seq)
    ) strict, without rowid;
    create unique index commands_by_id on commands (command_id) where is_conflict = 0;
    create trigger commands_stay before update on commands
      begin select raise(abort, 'results are remembered for ever'); end;
    create trigger commands_remain before delete on commands
      begin select raise(abort, 'results are remembered for ever'); end;

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
