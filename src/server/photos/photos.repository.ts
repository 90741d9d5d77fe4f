import type { AccountId, ItemId, Sha256 } from '../../domain/ids.ts'
import type { ItemPhoto } from '../../domain/item/item.ts'
import type { Database } from '../db/database.ts'
import type { ManifestFile, ManifestPhoto } from './manifest.ts'
import { toPhoto, type PhotoRow } from './photo-row.ts'

/** Lists a file of an account; the size of bytes that are here already is a fact and stays. */
export function listFile(db: Database, accountId: AccountId, { sha256, size }: ManifestFile) {
  const sql = `
    insert into blobs (account_id, sha256, size) values (?, ?, ?)
    on conflict (account_id, sha256) do update set size = excluded.size where present_at is null`
  db.run(sql, accountId, sha256, size)
}

export function deleteItemPhotos(db: Database, itemId: ItemId) {
  db.run('delete from item_photos where item_id = ?', itemId)
}

export interface NewItemPhoto {
  itemId: ItemId
  accountId: AccountId
  position: number
  photo: ManifestPhoto
}

export function insertItemPhoto(db: Database, { itemId, accountId, position, photo }: NewItemPhoto) {
  const sql = `
    insert into item_photos (item_id, position, photo_id, account_id, picture, preview, taken_at, latitude, longitude)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)`
  const { id, picture, preview, takenAt, place } = photo
  const files = [picture.sha256, preview?.sha256 ?? null] as const
  const where = [place?.latitude ?? null, place?.longitude ?? null] as const
  db.run(sql, itemId, position, id, accountId, ...files, takenAt, ...where)
}

export function listItemPhotos(db: Database, itemId: ItemId): ItemPhoto[] {
  const sql = `
    select p.photo_id as id, p.picture, f.size as pictureSize, f.present_at as picturePresentAt,
      p.preview, s.size as previewSize, s.present_at as previewPresentAt,
      p.taken_at as takenAt, p.latitude, p.longitude
    from item_photos p
      join blobs f on f.account_id = p.account_id and f.sha256 = p.picture
      left join blobs s on s.account_id = p.account_id and s.sha256 = p.preview
    where p.item_id = ? order by p.position`
  return db.all<PhotoRow>(sql, itemId).map(toPhoto)
}

/** Items of an account that show a file. */
export function listItemsWithFile(db: Database, accountId: AccountId, sha256: Sha256): ItemId[] {
  const sql = `
    select item_id as itemId from item_photos where account_id = ? and picture = ?
    union select item_id from item_photos where account_id = ? and preview = ?`
  return db.all<{ itemId: ItemId }>(sql, accountId, sha256, accountId, sha256).map((row) => row.itemId)
}

/** Whose bytes an item shows under a hash. */
export function findFileOwner(db: Database, itemId: ItemId, sha256: Sha256): AccountId | undefined {
  const sql =
    'select account_id as accountId from item_photos where item_id = ? and (picture = ? or preview = ?)'
  return db.get<{ accountId: AccountId }>(sql, itemId, sha256, sha256)?.accountId
}
