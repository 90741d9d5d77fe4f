import type { Migration } from '../migrate.ts'

/** Who stands in for whom in a unit, and what was refused to whom. */
export const reviews: Migration = {
  number: 14,
  name: 'deputies, audit',
  sql: `
    create table deputyships (
      id text primary key,
      unit_id text not null references units (id),
      post text not null check (post in ('reviewer', 'signer')),
      holder_id text not null references accounts (id),
      deputy_id text not null references accounts (id),
      from_at integer not null,
      until_at integer not null,
      named_by text not null references accounts (id),
      named_at integer not null,
      ended_at integer,
      check (holder_id <> deputy_id),
      check (from_at < until_at)
    ) strict, without rowid;
    create index deputyships_by_unit on deputyships (unit_id);
    create trigger deputyships_remain before delete on deputyships
      begin select raise(abort, 'who stood in for whom stays'); end;

    create table audit (
      number integer primary key,
      at integer not null,
      account_id text not null references accounts (id),
      what text not null,
      subject text not null,
      code text not null
    ) strict;
    create trigger audit_stays before update on audit
      begin select raise(abort, 'the audit is append-only'); end;
    create trigger audit_remains before delete on audit
      begin select raise(abort, 'the audit is append-only'); end;

    -- the holders of posts learn whom they can name
    insert into feed (seq, kind, subject_id, owner_id, unit_id)
      select (select coalesce(max(seq), 0) from feed) + row_number() over (order by id),
        'told', 'told:colleagues:' || id, '', id
      from units;
  `,
}
