import type { FastifyRequest } from 'fastify'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../protocol/headers.ts'
import { refuseRequest } from './http.errors.ts'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Requests that write demand our own header and our own origin, so that no foreign page can make a signed-in
 * browser write.
 */
export function ensureOwnOrigin(request: FastifyRequest, publicUrl: URL | null) {
  if (READING.has(request.method)) return
  if (request.headers[PROTOCOL_HEADER] !== String(PROTOCOL_VERSION))
    throw refuseRequest('request.wrong_protocol')
  if (!isSameOrigin(request, publicUrl)) throw refuseRequest('request.foreign_origin')
}

/**
 * Newer browsers say outright whether a request is same-origin; on plain http, and in older ones, only `Origin` is
 * there to compare. A request with neither was not made by a page of ours.
 */
function isSameOrigin(request: FastifyRequest, publicUrl: URL | null): boolean {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  if (origin === undefined) return site === 'same-origin'
  if (publicUrl !== null) return origin === publicUrl.origin
  return site === 'same-origin' || origin === `http://${host}` || origin === `https://${host}`
}
