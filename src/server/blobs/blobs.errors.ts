import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const BLOB_REFUSALS = {
  'blob.not_listed': { status: 403, message: 'No item of yours lists this file.' },
  'blob.unknown': { status: 404, message: 'There is no such file here.' },
  'item.foreign': { status: 403, message: 'The item belongs to another unit.' },
  'blob.offset_conflict': { status: 409, message: 'The upload stands at another offset.' },
  'blob.digest_mismatch': { status: 400, message: 'The bytes do not match their digest.' },
  'blob.hash_mismatch': { status: 422, message: 'The whole file does not match its name; send it again.' },
  'blob.size_mismatch': { status: 422, message: 'The size is not the one that was listed.' },
  'blob.wrong_kind': { status: 422, message: 'The file is no JPEG, PNG or WebP picture.' },
  'blob.too_large': { status: 413, message: 'The piece is larger than the rest of the file.' },
} as const satisfies RefusalTexts

export const refuseBlob = createRefusals(BLOB_REFUSALS)
