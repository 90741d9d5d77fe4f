import type { ReadStream } from 'node:fs'
import { parseItemId, type Sha256 } from '../../domain/ids.ts'
import { isUnitRole } from '../../domain/people/role.ts'
import { findFileOwner } from '../photos/photos.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import type { BlobFiles } from './blob-files.ts'
import { refuseBlob } from './blobs.errors.ts'
import { findBlob } from './blobs.repository.ts'

export interface BlobRequest {
  session: Session
  sha256: Sha256
  /** The item that shows it; the desk does not know whose file it is. */
  itemId: string | undefined
}

export interface ReadableBlob {
  stream: ReadStream
  size: number
  kind: string
}

type ReadParts = Pick<Parts, 'db'> & { blobs: BlobFiles }

/** A unit's people read their own files, the desk those of any item. Whatever else there is does not exist for them. */
export function readBlob({ db, blobs }: ReadParts, request: BlobRequest): ReadableBlob {
  const { session, sha256 } = request
  const accountId = isUnitRole(session.role) ? session.accountId : findOwner({ db }, request)
  const blob = accountId === undefined ? undefined : findBlob(db, { accountId, sha256 })
  if (accountId === undefined || blob === undefined || blob.presentAt === null)
    throw refuseBlob('blob.unknown')
  return { stream: blobs.read({ accountId, sha256 }), size: blob.size, kind: blob.kind ?? 'jpeg' }
}

function findOwner({ db }: Pick<ReadParts, 'db'>, { itemId, sha256 }: BlobRequest) {
  const id = parseItemId(itemId ?? '')
  return id === undefined ? undefined : findFileOwner(db, id, sha256)
}
