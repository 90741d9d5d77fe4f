import type { Answer } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { formatCookie } from './cookie.ts'
import { endsAt } from './session.ts'
import { describeSession, type OpenedSession } from './sessions.usecases.ts'

/** The answer to signing in, on the first run or later: who it is, and the cookie. */
export function answerSignedIn(parts: Parts, { session, token }: OpenedSession): Answer {
  const cookie = formatCookie(parts.config, token, endsAt(session) - parts.now())
  return { headers: { 'set-cookie': cookie }, body: describeSession(parts, session) }
}
