import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ANSWER_DIGEST_HEADER } from '../../protocol/headers.ts'
import { answerDigest } from './answer-digest.ts'

const SMALLEST_GZIP_BYTES = 1024
const compress = promisify(gzip)

/** Compact JSON; on a 2G link every byte takes its time, so longer answers are compressed for those who accept it. */
export async function sendJson(request: FastifyRequest, reply: FastifyReply, body: unknown) {
  const text = JSON.stringify(body)
  reply.type('application/json; charset=utf-8')
  if (request.routeOptions.config.declared?.isDigested === true)
    reply.header(ANSWER_DIGEST_HEADER, answerDigest(text))
  if (!acceptsGzip(request) || Buffer.byteLength(text) <= SMALLEST_GZIP_BYTES) return reply.send(text)
  return reply.headers({ 'content-encoding': 'gzip', vary: 'accept-encoding' }).send(await compress(text))
}

function acceptsGzip(request: FastifyRequest): boolean {
  const accepted = request.headers['accept-encoding']
  return typeof accepted === 'string' && /\bgzip\b(?!;q=0(\.0*)?(,|$))/.test(accepted)
}
