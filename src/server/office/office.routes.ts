import { lastRestore } from '../../protocol/desk-restore.ts'
import { createOfficeRequest, officeState, sessionInfo } from '../../protocol/session.ts'
import { guardedRoute, publicRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { answerSignedIn } from '../sessions/sign-in-answer.usecases.ts'
import { createOffice } from './first-run.usecases.ts'
import { findRestore } from './office.repository.ts'
import { getOfficeState } from './office.usecases.ts'

export function officeRoutes(parts: Parts): Route[] {
  return [
    publicRoute({
      method: 'GET',
      path: '/api/office',
      summary: 'Whether the office has been set up, and its name',
      response: officeState,
      refusals: [],
      handle: async () => ({ body: getOfficeState(parts.db) }),
    }),
    publicRoute({
      method: 'POST',
      path: '/api/office',
      summary: 'First run: create the office with its admin, who is signed in at once',
      body: createOfficeRequest,
      response: sessionInfo,
      refusals: ['office.exists', 'person.name_malformed', 'person.password_too_short'],
      handle: async ({ body }) => answerSignedIn(parts, await createOffice(parts, body)),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/restore',
      policy: { roles: ['admin', 'editor', 'leader'], scope: 'office' },
      summary: 'When the office was last put back to a backup, and of when that was',
      response: lastRestore,
      refusals: [],
      handle: async ({ at }) => ({ body: { restore: findRestore(parts.db) ?? null, serverTime: at } }),
    }),
  ]
}
