import type { Migration } from '../migrate.ts'

/** Dated topics, what was begun of them, what the leaders ask for, and what points and commissions were made of. */
export const topicCalendar: Migration = {
  number: 30,
  name: 'the topic calendar and the leaders’ demands',
  sql: `
    create table calendar_topics (
      id text primary key,
      rev integer not null,
      title text not null,
      occasion text not null,
      -- JSON: of every year or of one time, with its days
      dates text not null,
      lead_days integer not null,
      after_days integer not null,
      words text not null,
      audience text not null,
      kept_by text not null references accounts (id),
      kept_at integer not null,
      retired_at integer
    ) strict, without rowid;
    create trigger calendar_topics_remain before delete on calendar_topics
      begin select raise(abort, 'topics stay'); end;

    -- what a draft was begun of; the item has the draft's id once it arrives, and perhaps never does
    create table begun_items (
      item_id text primary key,
      topic_id text references calendar_topics (id),
      follows_id text references items (id),
      on_day text,
      unit_id text not null references units (id),
      by text not null references accounts (id),
      at integer not null,
      check ((topic_id is null) <> (follows_id is null))
    ) strict, without rowid;
    create index begun_items_by_topic on begun_items (topic_id);
    create index begun_items_by_followed on begun_items (follows_id);

    create table demands (
      id text primary key,
      rev integer not null,
      leader text not null,
      on_day text not null,
      words text not null,
      source text not null,
      note text not null,
      recorded_by text not null references accounts (id),
      recorded_at integer not null
    ) strict, without rowid;
    create index demands_by_day on demands (on_day);
    create trigger demands_remain before delete on demands
      begin select raise(abort, 'demands stay'); end;
    create table demand_events (
      demand_id text not null references demands (id),
      number integer not null,
      event text not null,
      primary key (demand_id, number)
    ) strict, without rowid;
    create trigger demand_events_stay before update on demand_events
      begin select raise(abort, 'events are append-only'); end;
    create trigger demand_events_remain before delete on demand_events
      begin select raise(abort, 'events are append-only'); end;

    alter table key_points add column topic_id text references calendar_topics (id);
    alter table key_points add column demand_id text references demands (id);
    create index key_points_by_topic on key_points (topic_id) where topic_id is not null;
    create index key_points_by_demand on key_points (demand_id) where demand_id is not null;
    alter table commissions add column topic_id text references calendar_topics (id);
    alter table commissions add column demand_id text references demands (id);
    create index commissions_by_topic on commissions (topic_id) where topic_id is not null;
    create index commissions_by_demand on commissions (demand_id) where demand_id is not null;
  `,
}
