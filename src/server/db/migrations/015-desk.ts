import type { Migration } from '../migrate.ts'

/** What the desk needs to work off its queue: order and claims, the edited texts, opinions asked for, who is director. */
export const desk: Migration = {
  number: 15,
  name: 'queue, claims, edited texts, consultations',
  sql: `
    -- 0 for 紧急, so that it stands first
    alter table items add column urgency integer not null default 1;
    -- when the office wants it at the latest (约稿); far away when it does not say
    alter table items add column due_at integer not null default 9000000000000;
    -- who works on it while it is 在编
    alter table items add column claimed_by text references accounts (id);
    update items set urgency = 0
      where revision_id in (select id from item_revisions where category = 'urgent');
    create index items_queue on items (status, urgency, due_at, receipt_month, receipt_number);
    create index item_events_with_reason on item_events (at) where type in ('returned', 'not_used');

    -- heads the office (办公室主任): reviews what goes further
    alter table accounts add column is_director integer not null default 0 check (is_director in (0, 1));

    create table item_edits (
      item_id text not null references items (id),
      -- running number within the item
      number integer not null,
      -- the author's text that was edited
      revision_id integer not null references item_revisions (id),
      title text not null,
      body text not null,
      account_id text not null references accounts (id),
      at integer not null,
      -- makes a repeated request harmless
      request_id text not null unique,
      primary key (item_id, number)
    ) strict, without rowid;
    create trigger item_edits_stay before update on item_edits
      begin select raise(abort, 'edited texts are append-only'); end;
    create trigger item_edits_remain before delete on item_edits
      begin select raise(abort, 'edited texts are append-only'); end;

    -- each editor's own sheet while it is being written: two of them never write over one another
    create table edit_sheets (
      item_id text not null references items (id),
      account_id text not null references accounts (id),
      revision_id integer not null references item_revisions (id),
      -- the kept text that the editor saw; 0 before the first
      base_number integer not null,
      title text not null,
      body text not null,
      saved_at integer not null,
      primary key (item_id, account_id)
    ) strict, without rowid;

    create table consultations (
      id text primary key,
      rev integer not null,
      item_id text not null references items (id),
      kind text not null check (kind in ('unit', 'expert', 'leader')),
      unit_id text references units (id),
      -- of the leader who is asked
      account_id text references accounts (id),
      -- whom, as it was called on the day
      name text not null,
      words text not null,
      asked_by text not null references accounts (id),
      asked_at integer not null,
      answer text,
      answered_by text,
      answered_at integer,
      check ((answer is null) = (answered_at is null))
    ) strict, without rowid;
    create index consultations_by_item on consultations (item_id, asked_at);
    create trigger consultations_stay before update on consultations when old.answer is not null
      begin select raise(abort, 'an opinion stays as it was given'); end;
    create trigger consultations_remain before delete on consultations
      begin select raise(abort, 'opinions stay with the item'); end;
  `,
}
