import {
  ANSWER_DIGEST_HEADER,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  REQUEST_ID_HEADER,
} from '../../protocol/headers.ts'
import { classifyAnswer, refineAnswer, type AnswerClass } from './classify-answer.ts'
import { contentDigest } from './content-digest.ts'
import { refusalCodeOf } from './refusal-code.ts'
import type { SyncContext } from './sync-context.ts'

const REQUEST_TIMEOUT_MS = 30_000

export interface OutgoingRequest {
  method: 'GET' | 'HEAD' | 'PUT' | 'PATCH' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: BodyInit
  /** The answer settles commands: without a digest it is none. */
  needsDigest?: true
  /** Given up after so long; 30 s unless told. */
  patienceMs?: number
}

export type Sent = { answer: AnswerClass; response: Response | null; body: unknown }

/**
 * Sends one request and says what came back. Never rejects for a bad network: no answer within 30 s, a cut or garbled
 * body or a redirect are all `retry`. `body` is parsed JSON where the office answered with JSON.
 */
export async function sendRequest(context: SyncContext, request: OutgoingRequest): Promise<Sent> {
  const requestId = context.newRequestId()
  const timeout = withTimeout(context.signal, request.patienceMs ?? REQUEST_TIMEOUT_MS)
  try {
    const response = await context.fetch(request.path, {
      method: request.method,
      headers: {
        ...request.headers,
        [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
        [REQUEST_ID_HEADER]: requestId,
      },
      ...(request.body === undefined ? {} : { body: request.body }),
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      signal: timeout.signal,
    })
    const answer = classifyAnswer(response, requestId)
    const body = await readJson(response, request)
    return { answer: refineAnswer(answer, refusalCodeOf(body)), response, body }
  } catch {
    return { answer: { kind: 'retry', afterMs: null }, response: null, body: undefined }
  } finally {
    timeout.clear()
  }
}

/** A body that is cut or that fits no digest throws here, and is thereby no answer. */
async function readJson(response: Response, { needsDigest }: OutgoingRequest): Promise<unknown> {
  const isJson = response.headers.get('content-type')?.includes('application/json') === true
  if (!isJson) return undefined
  const bytes = await response.arrayBuffer()
  const told = response.headers.get(ANSWER_DIGEST_HEADER)
  const mayBeAbsent = needsDigest !== true || !response.ok
  const isRight = told === null ? mayBeAbsent : told === (await contentDigest(bytes))
  if (!isRight) throw new Error('the answer is not what its digest says')
  return JSON.parse(new TextDecoder().decode(bytes))
}

/** `AbortSignal.any` and `.timeout` are younger than the phones in the field. */
function withTimeout(outer: AbortSignal, milliseconds: number): { signal: AbortSignal; clear(): void } {
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = setTimeout(abort, milliseconds)
  outer.addEventListener('abort', abort)
  if (outer.aborted) abort()
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer)
      outer.removeEventListener('abort', abort)
    },
  }
}
