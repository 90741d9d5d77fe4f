import type { FastifyReply, FastifyRequest } from 'fastify'
import { ANSWER_DIGEST_HEADER, REQUEST_ID_HEADER } from '../../protocol/headers.ts'
import type { RefusalBody } from '../../protocol/sync.ts'
import { isStorageFull } from '../db/is-storage-full.ts'
import type { Log } from '../log.ts'
import { answerDigest } from './answer-digest.ts'
import { refuseRequest } from './http.errors.ts'
import { Refusal } from './refusal.ts'

/** The one handler that turns refusals, and everything unexpected, into replies. */
export function createErrorHandler(log: Log) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = toRefusal(error)
    if (refusal.status >= 500 && refusal.code !== 'server.stopping') {
      log.error('request.failed', error, { requestId: request.id })
    }
    return sendRefusal(refusal, request, reply)
  }
}

/** For addresses that the framework refuses before any hook has run. */
export function createEarlyErrorHandler(log: Log, headers: Record<string, string>) {
  const handle = createErrorHandler(log)
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    reply.headers({ ...headers, [REQUEST_ID_HEADER]: request.id })
    handle(error, request, reply)
  }
}

export function sendRefusal(refusal: Refusal, request: FastifyRequest, reply: FastifyReply) {
  request.refusedWith = refusal.code
  const { retryAfter, headers = {}, place, problems } = refusal.details
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  reply.headers(headers)
  const body: RefusalBody = {
    code: refusal.code,
    message: place ? `${refusal.message} Look at: ${place}` : refusal.message,
    requestId: request.id,
    ...(place ? { place } : {}),
    ...(problems === undefined ? {} : { problems: [...problems] }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
  const text = JSON.stringify(body)
  // A phone gives a photo up by the code: it must be the one that was sent.
  reply.header(ANSWER_DIGEST_HEADER, answerDigest(text))
  return reply.status(refusal.status).type('application/json; charset=utf-8').send(text)
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (isStorageFull(error)) return refuseRequest('server.storage_full')
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuseRequest('request.too_large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuseRequest('request.not_json')
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return refuseRequest('request.malformed')
  }
  return refuseRequest('server.failed')
}
