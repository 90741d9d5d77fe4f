import { CONTENT_DIGEST_HEADER, UPLOAD_LENGTH_HEADER, UPLOAD_OFFSET_HEADER } from '../../protocol/headers.ts'
import type { FieldDatabase } from '../local/field-database.ts'
import { countWaiting } from '../local/outbox.ts'
import { hashBytes, readBytes } from '../local/photo-bytes.ts'
import { listUploads, markReceived, markRefused, type PhotoUpload } from '../local/photo-queue.ts'
import type { AnswerClass } from './classify-answer.ts'
import { contentDigest } from './content-digest.ts'
import { adaptChunk } from './link-pace.ts'
import { refusalCodeOf } from './refusal-code.ts'
import { sendRequest, type Sent } from './send-request.ts'
import type { SyncContext } from './sync-context.ts'

/** Why uploading ended: nothing left, somebody else is at it, a text wants to go first, or an answer that ends this run. */
export type UploadEnd =
  | { status: 'done' }
  | { status: 'busy' }
  | { status: 'text_waits' }
  | { status: 'stopped'; answer: AnswerClass }

/** Sends what received items still lack, previews first, one file after the other, each from where it stopped. */
export async function uploadPhotos(context: SyncContext, lockName: string): Promise<UploadEnd> {
  for (const upload of await listUploads(context.database)) {
    const end = await context.withLock(lockName, () => uploadFile(context, upload))
    if (end === undefined) return { status: 'busy' }
    if (end.status !== 'done') return end
  }
  return { status: 'done' }
}

async function uploadFile(context: SyncContext, upload: PhotoUpload): Promise<UploadEnd> {
  context.onSending?.(true)
  let sent = await createUpload(context, upload)
  for (;;) {
    const offset = offsetOf(sent)
    if (offset === null) return endOf(context, upload, sent)
    if (offset >= upload.size) {
      await markReceived(context.database, upload)
      return { status: 'done' }
    }
    // Text goes before photos, also before the rest of one.
    if ((await countWaiting(context.database)) > 0) return { status: 'text_waits' }
    const startedAt = context.now()
    const bytes = Math.min(context.pace.chunkBytes, upload.size - offset)
    sent = await sendChunk(context, upload, offset, bytes)
    const isCut = sent.answer.kind === 'retry'
    if (!isCut) context.onProgress?.()
    adaptChunk(context.pace, { bytes, tookMs: context.now() - startedAt, isCut })
  }
}

/** Creating is idempotent and answers where to go on, so it also serves as the question after a break. */
function createUpload(context: SyncContext, upload: PhotoUpload): Promise<Sent> {
  return sendRequest(context, {
    method: 'PUT',
    path: `/api/blobs/${upload.sha256}`,
    headers: { [UPLOAD_LENGTH_HEADER]: String(upload.size) },
  })
}

async function sendChunk(
  context: SyncContext,
  upload: PhotoUpload,
  offset: number,
  length: number,
): Promise<Sent> {
  const bytes = await readBytes(context.database, upload.sha256, offset, length)
  if (bytes === null || bytes.byteLength === 0) {
    return { answer: { kind: 'refused', status: 0 }, response: null, body: { code: 'photo.not_saved' } }
  }
  return sendRequest(context, {
    method: 'PATCH',
    path: `/api/blobs/${upload.sha256}`,
    headers: {
      'content-type': 'application/partial-upload',
      [UPLOAD_OFFSET_HEADER]: String(offset),
      [CONTENT_DIGEST_HEADER]: await contentDigest(bytes),
    },
    body: bytes,
  })
}

/** Where the office stands; also in a 409, which tells the true offset. Null when the answer says nothing of it. */
function offsetOf({ answer, response }: Sent): number | null {
  const isTold = answer.kind === 'answered' || (answer.kind === 'refused' && answer.status === 409)
  const offset = Number(response?.headers.get(UPLOAD_OFFSET_HEADER) ?? Number.NaN)
  return isTold && Number.isInteger(offset) && offset >= 0 ? offset : null
}

/** Bytes that were damaged on their way or at the office: sent again, they may well arrive whole. */
const DAMAGED_ELSEWHERE = ['blob.digest_mismatch', 'blob.hash_mismatch', 'blob.offset_conflict']

/** What the office says of one photo (also with 403 and 404) concerns that photo alone: the others go on. */
async function endOf(context: SyncContext, upload: PhotoUpload, sent: Sent): Promise<UploadEnd> {
  const code = refusalCodeOf(sent.body)
  // The office does not know the item any more: after a restore it gets the text again, and then lists the photo.
  if (code === 'blob.not_listed') return { status: 'done' }
  if (DAMAGED_ELSEWHERE.includes(code) && (await isWholeHere(context.database, upload)))
    return { status: 'stopped', answer: { kind: 'retry', afterMs: null } }
  const isAboutPhoto = code.startsWith('blob.') || code.startsWith('photo.')
  // Anything else says nothing of the photo, which must not be given up for it.
  if (!isAboutPhoto) return { status: 'stopped', answer: sent.answer }
  const isDamagedHere = DAMAGED_ELSEWHERE.includes(code)
  await markRefused(context.database, upload, isDamagedHere ? 'photo.not_saved' : code)
  return { status: 'done' }
}

/** Sending damaged bytes again would go on for ever and hold up every photo behind them. */
async function isWholeHere(database: FieldDatabase, { sha256, size }: PhotoUpload): Promise<boolean> {
  const bytes = await readBytes(database, sha256)
  return bytes !== null && bytes.byteLength === size && (await hashBytes(bytes)) === sha256
}
