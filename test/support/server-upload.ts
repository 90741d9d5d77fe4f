import { join } from 'node:path'
import type { Sha256 } from '../../src/domain/ids.ts'
import { SAME_ORIGIN, type Client, type TestOffice } from './server-office.ts'
import { digestOf, type TestPicture } from './server-phone.ts'

/** Sends a whole photo in one piece. */
export async function uploadPicture(phone: Client, { bytes, sha256 }: TestPicture) {
  await phone.inject({
    method: 'PUT',
    url: `/api/blobs/${sha256}`,
    headers: { 'upload-length': String(bytes.length) },
  })
  return phone.inject({
    method: 'PATCH',
    url: `/api/blobs/${sha256}`,
    payload: bytes,
    headers: {
      ...SAME_ORIGIN,
      'content-type': 'application/partial-upload',
      'upload-offset': '0',
      'content-digest': digestOf(bytes),
    },
  })
}

/** How far the office says an upload has come. */
export async function readOffset(phone: Client, sha256: Sha256) {
  const reply = await phone.inject({ method: 'HEAD', url: `/api/blobs/${sha256}` })
  return Number(reply.headers['upload-offset'])
}

/** Where a finished photo lies. */
export function photoPath({ dataDir }: TestOffice, { accountId }: Client, sha256: Sha256) {
  return join(dataDir, 'blobs', accountId, sha256.slice(0, 2), sha256)
}
