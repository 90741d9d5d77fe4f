import type { AccountId, Sha256 } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import type { BlobName } from './blob-files.ts'
import type { PictureKind } from './picture-kind.ts'

export interface Blob {
  size: number
  kind: PictureKind | null
  presentAt: number | null
  /** The file's own time when its bytes were last compared with its hash. */
  modifiedAt: number | null
}

export function findBlob(db: Database, { accountId, sha256 }: BlobName): Blob | undefined {
  const sql = `
    select size, kind, present_at as presentAt, modified_at as modifiedAt from blobs
    where account_id = ? and sha256 = ?`
  return db.get<Blob>(sql, accountId, sha256)
}

/** Returns whether the file was not known to be present before. */
export function markPresent(
  db: Database,
  { accountId, sha256 }: BlobName,
  file: { kind: PictureKind; modifiedAt: number | null; at: number },
) {
  const sql = `
    update blobs set kind = ?, present_at = ?, modified_at = ?
    where account_id = ? and sha256 = ? and present_at is null`
  return db.run(sql, file.kind, file.at, file.modifiedAt, accountId, sha256) > 0
}

/** The file is to come again. Returns whether it was known to be present before. */
export function markLost(db: Database, { accountId, sha256 }: BlobName, at: number): boolean {
  const sql = `
    update blobs set kind = null, present_at = null, modified_at = null, lost_at = ?
    where account_id = ? and sha256 = ? and present_at is not null`
  return db.run(sql, at, accountId, sha256) > 0
}

export function saveModifiedAt(db: Database, { accountId, sha256 }: BlobName, modifiedAt: number) {
  const sql = 'update blobs set modified_at = ? where account_id = ? and sha256 = ?'
  db.run(sql, modifiedAt, accountId, sha256)
}

export function listBlobsToCome(db: Database): BlobName[] {
  const sql = 'select account_id as accountId, sha256 from blobs where present_at is null'
  return db.all<{ accountId: AccountId; sha256: Sha256 }>(sql)
}

export function listPresentBlobs(db: Database): (BlobName & { presentAt: number })[] {
  const sql =
    'select account_id as accountId, sha256, present_at as presentAt from blobs where present_at is not null'
  return db.all<{ accountId: AccountId; sha256: Sha256; presentAt: number }>(sql)
}

/** Whether an item or a lead shows the file. */
export function isListed(db: Database, { accountId, sha256 }: BlobName): boolean {
  const sql = `
    select 1 from item_photos where account_id = ?1 and picture = ?2
    union all select 1 from item_photos where account_id = ?1 and preview = ?2
    union all select 1 from lead_photos where account_id = ?1 and picture = ?2
    union all select 1 from lead_photos where account_id = ?1 and preview = ?2 limit 1`
  return db.get(sql, accountId, sha256) !== undefined
}

export function deleteBlob(db: Database, { accountId, sha256 }: BlobName) {
  db.run('delete from blobs where account_id = ? and sha256 = ?', accountId, sha256)
}
