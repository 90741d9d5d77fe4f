import type { AccountId, LeadId, Sha256 } from '../../domain/ids.ts'
import type { ItemPhoto } from '../../domain/item/item.ts'
import type { Database } from '../db/database.ts'
import type { ManifestPhoto } from './manifest.ts'
import { toPhoto, type PhotoRow } from './photo-row.ts'

export interface NewLeadPhoto {
  leadId: LeadId
  accountId: AccountId
  photo: ManifestPhoto
}

export function insertLeadPhoto(db: Database, { leadId, accountId, photo }: NewLeadPhoto) {
  const sql = `
    insert into lead_photos (lead_id, photo_id, account_id, picture, preview, taken_at) values (?, ?, ?, ?, ?, ?)`
  const { id, picture, preview, takenAt } = photo
  db.run(sql, leadId, id, accountId, picture.sha256, preview?.sha256 ?? null, takenAt)
}

/** The photo of a lead; a lead names its place in words, so there is none on the map. */
export function findLeadPhoto(db: Database, leadId: LeadId): ItemPhoto | null {
  const sql = `
    select p.photo_id as id, p.picture, f.size as pictureSize, f.present_at as picturePresentAt,
      p.preview, s.size as previewSize, s.present_at as previewPresentAt,
      p.taken_at as takenAt, null as latitude, null as longitude
    from lead_photos p
      join blobs f on f.account_id = p.account_id and f.sha256 = p.picture
      left join blobs s on s.account_id = p.account_id and s.sha256 = p.preview
    where p.lead_id = ?`
  const row = db.get<PhotoRow>(sql, leadId)
  return row === undefined ? null : toPhoto(row)
}

/** Leads of an account that show a file. */
export function listLeadsWithFile(db: Database, accountId: AccountId, sha256: Sha256): LeadId[] {
  const sql = `
    select lead_id as leadId from lead_photos where account_id = ? and picture = ?
    union select lead_id from lead_photos where account_id = ? and preview = ?`
  return db.all<{ leadId: LeadId }>(sql, accountId, sha256, accountId, sha256).map((row) => row.leadId)
}

/** Whose bytes a lead shows under a hash. */
export function findLeadFileOwner(db: Database, leadId: LeadId, sha256: Sha256): AccountId | undefined {
  const sql =
    'select account_id as accountId from lead_photos where lead_id = ? and (picture = ? or preview = ?)'
  return db.get<{ accountId: AccountId }>(sql, leadId, sha256, sha256)?.accountId
}
