import type { Migration } from '../migrate.ts'

/** Leads, their dated answers, the one photo of each, and who found what items and commissions came of. */
export const leads: Migration = {
  number: 20,
  name: 'leads',
  sql: `
    create table leads (
      id text primary key,
      unit_id text not null references units (id),
      finder_id text not null references accounts (id),
      -- of the finder at that time
      section text,
      words text not null,
      place text not null,
      written_at integer not null,
      sent_at integer not null,
      rev integer not null default 1,
      -- the fold of its events, written with them
      status text not null,
      merged_into text references leads (id),
      check ((merged_into is null) = (status <> 'merged'))
    ) strict, without rowid;
    create index leads_by_status on leads (status, sent_at, id);
    create index leads_by_merger on leads (merged_into) where merged_into is not null;
    create trigger leads_remain before delete on leads
      begin select raise(abort, 'leads stay'); end;

    create table lead_events (
      lead_id text not null references leads (id),
      -- running number within the lead
      number integer not null,
      type text not null,
      at integer not null,
      event text not null,
      primary key (lead_id, number)
    ) strict, without rowid;
    create trigger lead_events_stay before update on lead_events
      begin select raise(abort, 'events are append-only'); end;
    create trigger lead_events_remain before delete on lead_events
      begin select raise(abort, 'events are append-only'); end;

    create table lead_photos (
      lead_id text primary key references leads (id),
      photo_id text not null,
      account_id text not null,
      picture text not null,
      preview text,
      taken_at integer,
      foreign key (account_id, picture) references blobs (account_id, sha256),
      foreign key (account_id, preview) references blobs (account_id, sha256)
    ) strict, without rowid;
    create index lead_photos_by_picture on lead_photos (account_id, picture);
    create index lead_photos_by_preview on lead_photos (account_id, preview);

    -- the lead that the office made this commission of
    alter table commissions add column lead_id text references leads (id);
    -- who found what the item tells of, as JSON and as named when it came; null where its author did
    alter table items add column finders text;
  `,
}
