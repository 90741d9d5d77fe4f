import type { Attachment, AttachmentKind } from '../../domain/commission/commission.ts'
import type { AccountId, CommissionId, Sha256, UnitId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'

export interface StoredAttachment {
  sha256: Sha256
  kind: AttachmentKind
  size: number
}

export function findAttachment(db: Database, sha256: Sha256): StoredAttachment | undefined {
  return db.get<StoredAttachment>('select sha256, kind, size from attachments where sha256 = ?', sha256)
}

export function readAttachmentBytes(db: Database, sha256: Sha256): Uint8Array | undefined {
  return db.get<{ bytes: Uint8Array }>('select bytes from attachments where sha256 = ?', sha256)?.bytes
}

export function insertAttachment(
  db: Database,
  file: StoredAttachment & { bytes: Uint8Array; by: AccountId; at: number },
) {
  const sql = `
    insert into attachments (sha256, kind, size, bytes, brought_by, brought_at) values (?, ?, ?, ?, ?, ?)
    on conflict do nothing`
  db.run(sql, file.sha256, file.kind, file.size, file.bytes, file.by, file.at)
}

export function insertCommissionFile(
  db: Database,
  { commissionId, position, sha256, name }: Pick<Attachment, 'sha256' | 'name'> & FilePlace,
) {
  const sql = 'insert into commission_files (commission_id, position, sha256, name) values (?, ?, ?, ?)'
  db.run(sql, commissionId, position, sha256, name)
}

interface FilePlace {
  commissionId: CommissionId
  position: number
}

export function listCommissionFiles(db: Database, id: CommissionId): Attachment[] {
  const sql = `
    select f.sha256, a.kind, f.name, a.size
    from commission_files f join attachments a on a.sha256 = f.sha256
    where f.commission_id = ? order by f.position`
  return db.all<Attachment>(sql, id)
}

/** The file as a commission names it; for a unit's people only where the commission is addressed to their unit. */
export function findCommissionFile(
  db: Database,
  { id, sha256, unitId }: { id: CommissionId; sha256: Sha256; unitId: UnitId | null },
): Attachment | undefined {
  const isAddressed = `
    select 1 from commission_units u where u.commission_id = f.commission_id and u.unit_id = ?`
  const sql = `
    select f.sha256, a.kind, f.name, a.size
    from commission_files f join attachments a on a.sha256 = f.sha256
    where f.commission_id = ? and f.sha256 = ? and (? is null or exists (${isAddressed}))`
  return db.get<Attachment>(sql, id, sha256, unitId, unitId)
}
