import type { ReadStream } from 'node:fs'
import { parseItemId, parseLeadId, type AccountId, type Sha256 } from '../../domain/ids.ts'
import { isUnitRole } from '../../domain/people/role.ts'
import { recordRefusal } from '../audit/audit.usecases.ts'
import { findItemHead } from '../items/item-view.usecases.ts'
import { findFileOwner, findLeadFileOwner } from '../photos/photos.usecases.ts'
import type { Parts } from '../parts.ts'
import { isToldForReview } from '../reviews/review-view.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { refuseBlob } from './blobs.errors.ts'
import { findBlob } from './blobs.repository.ts'
import { isStillWhole, type CheckParts } from './file-check.usecases.ts'
import { inTurn } from './in-turn.ts'

export interface BlobRequest {
  session: Session
  sha256: Sha256
  /** The item that shows it; the desk does not know whose file it is. */
  itemId: string | undefined
  /** The lead that shows it, at the desk; its finder reads it as an own one. */
  leadId: string | undefined
  at: number
}

export interface ReadableBlob {
  stream: ReadStream
  size: number
  kind: string
}

/**
 * A unit's people read their own files, and whoever signs there those of the unit's items; the desk those of any item or lead.
 * Whatever else there is does not exist for them.
 */
export async function readBlob(parts: CheckParts, request: BlobRequest): Promise<ReadableBlob> {
  const { session, sha256 } = request
  const accountId = isUnitRole(session.role) ? await findInUnit(parts, request) : findOwner(parts, request)
  if (accountId === undefined) throw refuseBlob('blob.unknown')
  const name = { accountId, sha256 }
  return inTurn(name, async () => {
    const blob = findBlob(parts.db, name)
    if (blob === undefined || blob.presentAt === null) throw refuseBlob('blob.unknown')
    if (!(await isStillWhole(parts, name, blob))) throw refuseBlob('blob.unknown')
    return { stream: parts.blobs.read(name), size: blob.size, kind: blob.kind ?? 'jpeg' }
  })
}

async function findInUnit(parts: CheckParts, request: BlobRequest): Promise<AccountId | undefined> {
  const { session, itemId, at } = request
  const { accountId } = session
  const id = parseItemId(itemId ?? '')
  const head = id === undefined ? undefined : findItemHead(parts.db, id)
  if (head === undefined) return accountId
  // Who cares for an item in the author's place reads the author's pictures.
  if (head.carerId === accountId) return findOwner(parts, request) ?? accountId
  if (head.unitId === session.unit?.id) {
    const isTold = isToldForReview(parts.db, head.id, { reader: session, at })
    return isTold ? findFileOwner(parts.db, head.id, request.sha256) : accountId
  }
  const entry = { at, accountId, what: 'photo.read', subject: head.id, code: 'item.foreign' } as const
  await parts.db.write(() => recordRefusal(parts.db, entry))
  throw refuseBlob('item.foreign')
}

function findOwner({ db }: Pick<Parts, 'db'>, { itemId, leadId, sha256 }: BlobRequest) {
  const lead = parseLeadId(leadId ?? '')
  if (lead !== undefined) return findLeadFileOwner(db, lead, sha256)
  const id = parseItemId(itemId ?? '')
  return id === undefined ? undefined : findFileOwner(db, id, sha256)
}
