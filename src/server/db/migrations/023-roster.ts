import type { Migration } from '../migrate.ts'

/**
 * People and units that stop, who takes over their work, the filed roster (名册) and the direct-report points (直报点).
 * Nothing of it is ever erased: a change is another row.
 */
export const roster: Migration = {
  number: 23,
  name: 'standing of people and units, roster, direct-report points',
  sql: `
    alter table accounts add column deactivated_at integer;
    -- 1 while the password is one that the office handed out
    alter table accounts add column has_password_once integer not null default 0 check (has_password_once in (0, 1));
    alter table units add column deactivated_at integer;
    -- who takes care of an item in its author's place; null while the author does
    alter table items add column carer_id text references accounts (id);

    create table standing_changes (
      number integer primary key,
      -- the one or the other
      account_id text references accounts (id),
      unit_id text references units (id),
      type text not null check (type in ('deactivated', 'reactivated')),
      at integer not null,
      by_account text not null references accounts (id),
      note text not null,
      successor_id text references accounts (id),
      -- what was handed over, as JSON
      moved text not null,
      check ((account_id is null) <> (unit_id is null))
    ) strict;
    create index standing_changes_by_account on standing_changes (account_id);
    create trigger standing_changes_stay before update on standing_changes
      begin select raise(abort, 'what was done stays'); end;
    create trigger standing_changes_remain before delete on standing_changes
      begin select raise(abort, 'what was done stays'); end;

    create table roster_entries (
      number integer primary key,
      -- one place of the roster: the second officer of a unit has a seat of his own
      seat_id text not null,
      unit_id text not null references units (id),
      post text not null check (post in ('leader', 'section_head', 'officer')),
      -- null when nobody holds the seat from then on
      name text,
      duty text not null,
      phone text not null,
      account_id text references accounts (id),
      from_at integer not null,
      note text not null,
      filed_by text not null references accounts (id),
      filed_at integer not null
    ) strict;
    create index roster_entries_by_unit on roster_entries (unit_id, seat_id);
    create trigger roster_entries_stay before update on roster_entries
      begin select raise(abort, 'what was filed stays'); end;
    create trigger roster_entries_remain before delete on roster_entries
      begin select raise(abort, 'what was filed stays'); end;

    create table direct_points (
      number integer primary key,
      point_id text not null,
      unit_id text references units (id),
      kind text not null check (kind in ('unit', 'enterprise', 'village', 'school', 'other')),
      name text not null,
      responsible text not null,
      phone text not null,
      may_report_straight integer not null check (may_report_straight in (0, 1)),
      from_at integer not null,
      until_at integer,
      note text not null,
      filed_by text not null references accounts (id),
      filed_at integer not null
    ) strict;
    create index direct_points_by_point on direct_points (point_id, number);
    create trigger direct_points_stay before update on direct_points
      begin select raise(abort, 'what was filed stays'); end;
    create trigger direct_points_remain before delete on direct_points
      begin select raise(abort, 'what was filed stays'); end;
  `,
}
