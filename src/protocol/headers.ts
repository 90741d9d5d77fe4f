/** Names of headers and limits on which both sides agree. */
export const PROTOCOL_VERSION = 1
/** On each request and each answer of the office's server; an answer without it came from somebody else. */
export const PROTOCOL_HEADER = 'x-caifeng-protocol'
/** Chosen by the client and echoed, so that a stored or foreign answer is never taken for this one. */
export const REQUEST_ID_HEADER = 'x-request-id'
/** On requests that a page makes by itself: they do not keep an idle session alive. */
export const UNATTENDED_HEADER = 'x-caifeng-unattended'
export const UPLOAD_OFFSET_HEADER = 'upload-offset'
export const UPLOAD_LENGTH_HEADER = 'upload-length'
export const CONTENT_DIGEST_HEADER = 'content-digest'
/** Of the JSON before any compression: a browser never sees the compressed bytes that `Content-Digest` would speak of. */
export const ANSWER_DIGEST_HEADER = 'unencoded-digest'

export const SYNC_LIMITS = {
  commandsPerBatch: 500,
  batchBytes: 2 * 1024 * 1024,
  changesPerAnswer: 500,
  reconcileEntries: 20_000,
} as const

export const BLOB_LIMITS = {
  pictureBytes: 25 * 1024 * 1024,
  previewBytes: 20 * 1024,
  smallestChunkBytes: 16 * 1024,
  largestChunkBytes: 1024 * 1024,
} as const

/** Bounds of a file that carries unsent work out of a phone. */
export const EXPORT_LIMITS = {
  fileBytes: 2 * 1024 * 1024 * 1024,
  entries: 5_000,
} as const
