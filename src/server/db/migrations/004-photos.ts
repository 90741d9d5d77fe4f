import type { Migration } from '../migrate.ts'

/** Files are named by their content and de-duplicated within one officer's own photos. */
export const photos: Migration = {
  number: 4,
  name: 'photos',
  sql: `
    create table blobs (
      account_id text not null references accounts (id),
      sha256 text not null,
      size integer not null,
      -- jpeg, png or webp; null until the bytes are here
      kind text,
      present_at integer,
      primary key (account_id, sha256)
    ) strict, without rowid;
    create index blobs_to_come on blobs (account_id, sha256) where present_at is null;

    create table item_photos (
      item_id text not null references items (id),
      position integer not null,
      photo_id text not null,
      account_id text not null,
      picture text not null,
      preview text,
      taken_at integer,
      latitude real,
      longitude real,
      primary key (item_id, position),
      foreign key (account_id, picture) references blobs (account_id, sha256),
      foreign key (account_id, preview) references blobs (account_id, sha256)
    ) strict, without rowid;
    create index item_photos_by_picture on item_photos (account_id, picture);
    create index item_photos_by_preview on item_photos (account_id, preview);
  `,
}
