import type { FastifyReply, FastifyRequest } from 'fastify'
import type * as v from 'valibot'
import type { Role } from '../../domain/people/role.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { Session } from '../sessions/session.ts'

export const SCOPES = ['own', 'unit', 'office'] as const
/** Whose data a signed-in person reaches through a route: their own, their unit's, the whole office's. */
export type Scope = (typeof SCOPES)[number]

export interface GuardedPolicy {
  roles: readonly Role[]
  scope: Scope
  /** True for what runs by itself: such a request does not keep an idle session alive. */
  isUnattended?: true
}

/** Who may use a route. There is no default: a route without a policy does not compile. */
export type RoutePolicy = 'public' | GuardedPolicy

export interface Call<Who, Body> {
  session: Who
  body: Body
  params: Record<string, string>
  query: Record<string, string | undefined>
  /** The office's clock when the request was answered. */
  at: number
  request: FastifyRequest
  reply: FastifyReply
}

export interface Answer {
  status?: number
  headers?: Record<string, string>
  /** Sent as JSON; left out when the answer has no body. */
  body?: unknown
}

/** An answer that the handler writes to the reply by itself: a file, a stream of events. */
export const SENT = Symbol('sent')

interface RouteFace {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  summary: string
  /** Names and meanings of query parameters. */
  query?: Record<string, string>
  response?: v.GenericSchema
  /** The kind of body that is no JSON. */
  bytes?: 'request' | 'response'
  /** The answer carries the digest of its JSON: the phone settles commands by it. */
  isDigested?: true
  /** Upper bound of the body, unpacked. */
  bodyBytes?: number
  /** Refusals of this route beyond those that any route may give. */
  refusals: readonly RefusalCode[]
}

export interface Route extends RouteFace {
  policy: RoutePolicy
  body?: v.GenericSchema
  handle(call: Call<Session | null, unknown>): Promise<Answer | typeof SENT>
}

type Handler<Who, Body> = (call: Call<Who, Body>) => Promise<Answer | typeof SENT>
type BodyOf<Schema> = Schema extends v.GenericSchema ? v.InferOutput<Schema> : undefined

export function publicRoute<Schema extends v.GenericSchema | undefined = undefined>(
  route: RouteFace & { body?: Schema; handle: Handler<Session | null, BodyOf<Schema>> },
): Route {
  return { ...route, policy: 'public' }
}

/** The session guard runs before the handler, so a guarded handler always has a session of one of its roles. */
export function guardedRoute<Schema extends v.GenericSchema | undefined = undefined>(
  route: RouteFace & { policy: GuardedPolicy; body?: Schema; handle: Handler<Session, BodyOf<Schema>> },
): Route {
  return route
}
