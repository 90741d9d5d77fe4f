import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PROTOCOL_HEADER, PROTOCOL_VERSION, REQUEST_ID_HEADER } from '../../protocol/headers.ts'
import { isHttps } from '../config.ts'
import type { Parts } from '../parts.ts'
import { refuseRequest } from './http.errors.ts'
import { ensureOwnOrigin } from './origin-check.ts'
import type { RoutePolicy } from './route.ts'
import { securityHeaders } from './security-headers.ts'

/** The client's own id is echoed, so that it can tell our answer from anyone else's; otherwise one is made up. */
export function readRequestId(request: IncomingMessage): string {
  const given = request.headers[REQUEST_ID_HEADER]
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomUUID()
}

export interface GuardedRequest {
  request: FastifyRequest
  reply: FastifyReply
  policy: RoutePolicy
}

export interface HookOptions {
  isStopping: () => boolean
  /** Finds out who asks and whether the route is open to them; answers through `done`, or throws a refusal. */
  guard: (guarded: GuardedRequest, done: (error?: Error) => void) => void
}

type HookParts = Pick<Parts, 'config' | 'log'>

/** What happens to every request before and after its handler. */
export function addHooks(app: FastifyInstance, parts: HookParts, { isStopping, guard }: HookOptions) {
  const everywhere = securityHeaders(isHttps(parts.config))
  const onApi = apiHeaders(parts.config)
  app.decorateRequest('session', null)
  app.decorateRequest('arrivedAt', 0)
  app.decorateRequest('refusedWith', null)

  app.addHook('onRequest', (request, reply, done) => {
    request.arrivedAt = performance.now()
    reply.headers(isApi(request) ? onApi : everywhere)
    reply.header(REQUEST_ID_HEADER, request.id)
    if (isStopping()) {
      reply.header('connection', 'close')
      throw refuseRequest('server.stopping', { retryAfter: 5 })
    }
    const policy = request.routeOptions.config.declared?.policy
    if (policy === undefined) return done()
    ensureOwnOrigin(request, parts.config.publicUrl)
    guard({ request, reply, policy }, done)
  })

  app.addHook('onResponse', (request, reply, done) => {
    parts.log.info('request', {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round((performance.now() - request.arrivedAt) * 10) / 10,
      accountId: request.session?.accountId,
      refusal: request.refusedWith ?? undefined,
    })
    done()
  })
}

export function apiHeaders(config: Parameters<typeof isHttps>[0]): Record<string, string> {
  const ours = { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION), 'cache-control': 'no-store' }
  return { ...securityHeaders(isHttps(config)), ...ours }
}

function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || request.routeOptions.config.declared !== undefined
}
