import { ROLES } from '../../domain/people/role.ts'
import { sessionInfo, signInRequest } from '../../protocol/session.ts'
import { guardedRoute, publicRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { formatCookie } from './cookie.ts'
import { describeSession, endSession, signIn } from './sessions.usecases.ts'
import { answerSignedIn } from './sign-in-answer.usecases.ts'

const PATH = '/api/session'

export function sessionRoutes(parts: Parts): Route[] {
  return [
    publicRoute({
      method: 'POST',
      path: PATH,
      summary: 'Sign in on a device',
      body: signInRequest,
      response: sessionInfo,
      refusals: [
        'login.failed',
        'login.wait',
        'login.deactivated',
        'login.password_once',
        'person.password_too_short',
        'office.missing',
      ],
      async handle({ body, session, request }) {
        const opened = await signIn(parts, { ...body, address: request.ip })
        if (session !== null) await endSession(parts, session)
        return answerSignedIn(parts, opened)
      },
    }),
    guardedRoute({
      method: 'GET',
      path: PATH,
      policy: { roles: ROLES, scope: 'own' },
      summary: 'Who is signed in',
      response: sessionInfo,
      refusals: [],
      handle: async ({ session }) => ({ body: describeSession(parts, session) }),
    }),
    guardedRoute({
      method: 'DELETE',
      path: PATH,
      policy: { roles: ROLES, scope: 'own' },
      summary: 'Sign out',
      refusals: [],
      async handle({ session }) {
        await endSession(parts, session)
        return { status: 204, headers: { 'set-cookie': formatCookie(parts.config, '', 0) } }
      },
    }),
  ]
}
