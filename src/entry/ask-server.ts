import type * as v from 'valibot'
import {
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  REQUEST_ID_HEADER,
  UNATTENDED_HEADER,
} from '../protocol/headers.ts'
import { parse } from '../protocol/parse.ts'
import { refusal } from '../protocol/sync.ts'

export type Answer<Value> = { ok: true; value: Value } | Refused
/** `code` is a code of the protocol, or `network` when the office's server did not answer. */
export interface Refused {
  ok: false
  code: string
  /** Seconds to wait before another try. */
  retryAfter?: number
  /** The field or the entry of a file that is wrong. */
  place?: string
}

/** A file in the place of a body, however long it takes, and of which kind it is: the one never without the other. */
type AskedFile = { file: Blob; fileType: string } | { file?: undefined; fileType?: undefined }

export type Question<Schema extends v.GenericSchema> = AskedPlainly<Schema> & AskedFile

interface AskedPlainly<Schema extends v.GenericSchema> {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
  schema: Schema
  signal?: AbortSignal
  /** The page asks by itself, and nobody may be sitting there. */
  isUnattended?: boolean
}

const TIMEOUT_MS = 20_000
const NO_ANSWER: Refused = { ok: false, code: 'network' }

/**
 * Asks the office's server. What counts as its answer: the protocol's header, our own request id echoed, JSON of the
 * right shape. Anything else (no network, a captive portal's page, a proxy's error) is no answer.
 */
export async function askServer<Schema extends v.GenericSchema>(
  question: Question<Schema>,
): Promise<Answer<v.InferOutput<Schema>>> {
  const requestId = newRequestId()
  const reply = await send(question, requestId)
  if (reply === undefined || !isFromOffice(reply.response, requestId)) return NO_ANSWER
  if (!reply.response.ok) return readRefusal(reply.body)
  const parsed = parse(question.schema, reply.body)
  return parsed.ok ? { ok: true, value: parsed.value } : NO_ANSWER
}

async function send(question: Question<v.GenericSchema>, requestId: string) {
  const { method = 'GET', path, body, file, signal } = question
  const stop = new AbortController()
  const abort = () => stop.abort()
  const timer = file === undefined ? setTimeout(abort, TIMEOUT_MS) : undefined
  signal?.addEventListener('abort', abort)
  try {
    const response = await fetch(path, {
      method,
      cache: 'no-store',
      signal: stop.signal,
      headers: requestHeaders(requestId, question),
      body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
    })
    const text = await response.text()
    return { response, body: text === '' ? null : (JSON.parse(text) as unknown) }
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

function requestHeaders(
  requestId: string,
  { body, fileType, isUnattended = false }: Question<v.GenericSchema>,
): Record<string, string> {
  return {
    [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
    [REQUEST_ID_HEADER]: requestId,
    ...(isUnattended ? { [UNATTENDED_HEADER]: '1' } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(fileType === undefined ? {} : { 'content-type': fileType }),
  }
}

function isFromOffice({ headers }: Response, requestId: string): boolean {
  const isOurProtocol = headers.get(PROTOCOL_HEADER) === String(PROTOCOL_VERSION)
  return isOurProtocol && headers.get(REQUEST_ID_HEADER) === requestId
}

function readRefusal(body: unknown): Refused {
  const parsed = parse(refusal, body)
  if (!parsed.ok) return NO_ANSWER
  const { code, retryAfter, place } = parsed.value
  return {
    ok: false,
    code,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(place === undefined ? {} : { place }),
  }
}

// Not crypto.randomUUID: an intranet page without a certificate does not have it.
function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
