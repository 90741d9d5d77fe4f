import type { FastifyRequest } from 'fastify'
import { UNATTENDED_HEADER } from '../../protocol/headers.ts'
import { refuseRequest } from '../http/http.errors.ts'
import type { GuardedRequest } from '../http/hooks.ts'
import type { Parts } from '../parts.ts'
import { formatCookie, hashToken, readToken } from './cookie.ts'
import { endsAt, isAlive, isRotationDue, isTokenValid, type Session } from './session.ts'
import { findSession } from './sessions.repository.ts'
import { rotate, saveSeen } from './sessions.usecases.ts'

/** How far the stored time of the last request may lag behind. */
const SAVING_INTERVAL_MS = 60_000

/**
 * Lets a request through when its session may use the route. Answers through `done` and at once in the usual case,
 * because this stands before every request; only a rotation waits for its commit.
 */
export function guardSession(
  parts: Parts,
  { request, reply, policy }: GuardedRequest,
  done: (error?: Error) => void,
) {
  const at = parts.now()
  const found = findValid(parts, request, at)
  request.session = found?.session ?? null
  if (policy === 'public') return done()
  if (found === undefined) throw refuseRequest('session.required')
  const { session, tokenHash } = found
  if (session.isDeactivated) throw refuseRequest('session.deactivated')
  if (!policy.roles.includes(session.role)) throw refuseRequest('session.forbidden')
  const isUnattended = policy.isUnattended === true || request.headers[UNATTENDED_HEADER] !== undefined
  if (!isUnattended) session.seenAt = at
  const isNewlySeen = session.confirmedAt === null && tokenHash === session.tokenHash
  if (isNewlySeen) session.confirmedAt = at
  if (isNewlySeen || session.seenAt - session.savedSeenAt >= SAVING_INTERVAL_MS) save(parts, session)
  if (!isRotationDue(session, tokenHash, at)) return done()
  rotate(parts, session).then((token) => {
    if (token === undefined) return done(refuseRequest('session.required'))
    reply.header('set-cookie', formatCookie(parts.config, token, endsAt(session) - at))
    done()
  }, done)
}

function findValid(parts: Parts, request: FastifyRequest, at: number) {
  const token = readToken(parts.config, request)
  if (token === undefined) return undefined
  const tokenHash = hashToken(token)
  const session = parts.sessions.get(tokenHash) ?? load(parts, tokenHash)
  if (session === undefined) return undefined
  if (isAlive(session, at)) return isTokenValid(session, tokenHash, at) ? { session, tokenHash } : undefined
  parts.sessions.remove(session)
  return undefined
}

function load({ db, sessions }: Parts, tokenHash: string): Session | undefined {
  const session = findSession(db, tokenHash)
  if (session === undefined) return undefined
  // The other token of the same session may have brought it here already.
  const known = sessions.get(session.tokenHash)
  if (known !== undefined) return known
  sessions.add(session)
  return session
}

/** Nobody waits for this: a lost minute of idle time harms no one. */
function save({ db, log }: Parts, session: Session) {
  session.savedSeenAt = session.seenAt
  saveSeen(db, session).catch((error: unknown) => log.error('session.save_failed', error))
}
