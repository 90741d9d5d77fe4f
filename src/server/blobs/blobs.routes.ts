import { parseSha256, type Sha256 } from '../../domain/ids.ts'
import { UNIT_ROLES } from '../../domain/people/role.ts'
import {
  BLOB_LIMITS,
  CONTENT_DIGEST_HEADER,
  UPLOAD_LENGTH_HEADER,
  UPLOAD_OFFSET_HEADER,
} from '../../protocol/headers.ts'
import { guardedRoute, SENT, type Answer, type Call, type Route } from '../http/route.ts'
import { refuseRequest } from '../http/http.errors.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { refuseBlob } from './blobs.errors.ts'
import { isDigestRight } from './content-digest.ts'
import { readBlob } from './read-blob.usecases.ts'
import { appendChunk, touchUpload, type UploadState } from './uploads.usecases.ts'

const PATH = '/api/blobs/:sha256'
const SENDERS = { roles: UNIT_ROLES, scope: 'own' } as const

type BlobCall = Call<Session, undefined>

export function blobRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'PUT',
      path: PATH,
      policy: SENDERS,
      summary: 'Begin an upload of `Upload-Length` bytes; again: harmless',
      refusals: ['blob.not_listed', 'blob.size_mismatch', 'blob.unknown'],
      async handle(call: BlobCall) {
        const state = await touchUpload(parts, readName(call))
        if (readNumber(call, UPLOAD_LENGTH_HEADER) !== state.size) throw refuseBlob('blob.size_mismatch')
        return answerState(state)
      },
    }),
    guardedRoute({
      method: 'HEAD',
      path: PATH,
      policy: SENDERS,
      summary: 'How far an upload has come: `Upload-Offset`',
      refusals: ['blob.not_listed', 'blob.unknown'],
      async handle(call: BlobCall) {
        return { ...answerState(await touchUpload(parts, readName(call))), status: 200 }
      },
    }),
    guardedRoute({
      method: 'PATCH',
      path: PATH,
      policy: SENDERS,
      summary:
        'Append bytes at `Upload-Offset`, checked by `Content-Digest`; the last byte finishes the file',
      bytes: 'request',
      bodyBytes: BLOB_LIMITS.largestChunkBytes,
      refusals: [
        'blob.not_listed',
        'blob.unknown',
        'blob.offset_conflict',
        'blob.digest_mismatch',
        'blob.hash_mismatch',
        'blob.size_mismatch',
        'blob.wrong_kind',
        'blob.too_large',
      ],
      async handle(call: BlobCall) {
        const { body, headers } = call.request
        const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
        if (!isDigestRight(headers[CONTENT_DIGEST_HEADER], bytes)) throw refuseBlob('blob.digest_mismatch')
        const offset = readNumber(call, UPLOAD_OFFSET_HEADER)
        return answerState(await appendChunk(parts, readName(call), { offset, bytes }))
      },
    }),
    guardedRoute({
      method: 'GET',
      path: PATH,
      policy: { roles: [...UNIT_ROLES, 'editor', 'leader'], scope: 'unit' },
      summary: 'A photo: an own one, or one of the item that the desk or a reviewer names',
      query: {
        item: 'the item that shows the photo; needed for what another person wrote',
        lead: 'the lead that shows it, at the desk',
      },
      bytes: 'response',
      refusals: ['blob.unknown', 'item.foreign'],
      async handle({ session, params, query, reply, at }) {
        const sha256 = readSha256(params)
        const { stream, size, kind } = await readBlob(parts, {
          session,
          sha256,
          itemId: query['item'],
          leadId: query['lead'],
          at,
        })
        void reply
          .headers({
            'content-type': `image/${kind}`,
            'content-length': size,
            'content-disposition': `inline; filename="${sha256.slice(0, 12)}.${kind}"`,
            // Whatever a file pretends to be, it runs nothing.
            'content-security-policy': "sandbox; default-src 'none'",
            // The next person at a shared desk must not find it in the browser.
            'cache-control': 'no-store',
          })
          .send(stream)
        return SENT
      },
    }),
  ]
}

function answerState({ offset, size }: UploadState): Answer {
  const headers = { [UPLOAD_OFFSET_HEADER]: String(offset), [UPLOAD_LENGTH_HEADER]: String(size) }
  return { status: 204, headers }
}

function readName({ session, params }: BlobCall) {
  return { accountId: session.accountId, sha256: readSha256(params) }
}

function readSha256(params: Record<string, string>): Sha256 {
  const sha256 = parseSha256(params['sha256'] ?? '')
  if (sha256 === undefined) throw refuseBlob('blob.unknown')
  return sha256
}

function readNumber({ request }: BlobCall, header: string): number {
  const text = request.headers[header]
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text))
    throw refuseRequest('request.malformed', { place: header })
  return Number(text)
}
