import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parse } from '../../protocol/parse.ts'
import type { Session } from '../sessions/session.ts'
import { sendJson } from './answer.ts'
import { refuseRequest } from './http.errors.ts'
import { SENT, type Route } from './route.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The declaration of the route; absent on static files. */
    declared?: Route
  }
  interface FastifyRequest {
    session: Session | null
    arrivedAt: number
    refusedWith: string | null
  }
}

/** Room for the longest sign-in or decision; routes that carry more say so. */
const USUAL_BODY_BYTES = 64 * 1024

/** The one place where routes come to life: what is not declared does not exist. */
export function registerRoutes(app: FastifyInstance, routes: readonly Route[], now: () => number) {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      config: { declared: route },
      bodyLimit: route.bodyBytes ?? USUAL_BODY_BYTES,
      handler: (request, reply) => answer(route, { request, reply, at: now() }),
    })
  }
}

interface Exchange {
  request: FastifyRequest
  reply: FastifyReply
  at: number
}

async function answer(route: Route, { request, reply, at }: Exchange) {
  const result = await route.handle({
    session: request.session,
    body: readBody(route, request),
    params: request.params as Record<string, string>,
    query: readQuery(request),
    at,
    request,
    reply,
  })
  if (result === SENT) return reply
  for (const [name, value] of Object.entries(result.headers ?? {})) reply.header(name, value)
  reply.status(result.status ?? 200)
  return result.body === undefined ? reply.send() : sendJson(request, reply, result.body)
}

function readBody(route: Route, { body }: FastifyRequest): unknown {
  if (route.bytes === 'request') return body
  if (route.body === undefined) return undefined
  if (body === undefined || Buffer.isBuffer(body)) throw refuseRequest('request.not_json')
  const parsed = parse(route.body, body)
  if (!parsed.ok) throw refuseRequest('request.malformed', { place: parsed.place })
  return parsed.value
}

/** A parameter given twice counts as not given. */
function readQuery(request: FastifyRequest): Record<string, string | undefined> {
  const entries = Object.entries(request.query as Record<string, unknown>)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  )
}
