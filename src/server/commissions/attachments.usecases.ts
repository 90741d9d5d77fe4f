import { hash } from 'node:crypto'
import { COMMISSION_LIMITS, type Attachment } from '../../domain/commission/commission.ts'
import type { AccountId, CommissionId, Sha256 } from '../../domain/ids.ts'
import { isUnitRole } from '../../domain/people/role.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import { refuseRequest } from '../http/http.errors.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { attachmentKindOf } from './attachment-kind.ts'
import * as repository from './attachments.repository.ts'
import type { StoredAttachment } from './attachments.repository.ts'
import { refuseCommission } from './commissions.errors.ts'

export interface Bringing {
  bytes: Buffer
  by: AccountId
  at: number
}

/** Stores a file under its hash, by its own kind and not by its name. The same file again is harmless. */
export async function storeAttachment(parts: Parts, { bytes, by, at }: Bringing): Promise<StoredAttachment> {
  if (bytes.length > COMMISSION_LIMITS.fileBytes) throw refuseRequest('request.too_large')
  const kind = attachmentKindOf(bytes)
  if (kind === undefined) throw refuseCommission('attachment.wrong_kind')
  ensureRoom(parts, 'photo', bytes.length)
  const file = { sha256: hash('sha256', bytes, 'hex') as Sha256, kind, size: bytes.length }
  await parts.db.write(() => repository.insertAttachment(parts.db, { ...file, bytes, by, at }))
  return file
}

export interface AttachmentRequest {
  session: Session
  id: CommissionId
  sha256: Sha256
}

/** A unit's people read what their own unit was sent, the desk everything. Whatever else there is does not exist. */
export function readAttachment(
  { db }: Pick<Parts, 'db'>,
  { session, id, sha256 }: AttachmentRequest,
): { file: Attachment; bytes: Uint8Array } {
  const isOfUnit = isUnitRole(session.role)
  if (isOfUnit && session.unit === null) throw refuseCommission('attachment.unknown')
  const unitId = isOfUnit ? (session.unit?.id ?? null) : null
  const file = repository.findCommissionFile(db, { id, sha256, unitId })
  const bytes = repository.readAttachmentBytes(db, sha256)
  if (file === undefined || bytes === undefined) throw refuseCommission('attachment.unknown')
  return { file, bytes }
}
