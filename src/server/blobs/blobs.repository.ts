import type { AccountId, Sha256 } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import type { BlobName } from './blob-files.ts'
import type { PictureKind } from './picture-kind.ts'

export interface Blob {
  size: number
  kind: PictureKind | null
  presentAt: number | null
}

export function findBlob(db: Database, { accountId, sha256 }: BlobName): Blob | undefined {
  const sql = 'select size, kind, present_at as presentAt from blobs where account_id = ? and sha256 = ?'
  return db.get<Blob>(sql, accountId, sha256)
}

/** Returns whether the file was not known to be present before. */
export function markPresent(
  db: Database,
  { accountId, sha256 }: BlobName,
  file: { kind: PictureKind; at: number },
) {
  const sql =
    'update blobs set kind = ?, present_at = ? where account_id = ? and sha256 = ? and present_at is null'
  return db.run(sql, file.kind, file.at, accountId, sha256) > 0
}

export function listBlobsToCome(db: Database): BlobName[] {
  const sql = 'select account_id as accountId, sha256 from blobs where present_at is null'
  return db.all<{ accountId: AccountId; sha256: Sha256 }>(sql)
}
