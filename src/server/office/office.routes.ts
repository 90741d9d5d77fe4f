import { createOfficeRequest, officeState, sessionInfo } from '../../protocol/session.ts'
import { publicRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { answerSignedIn } from '../sessions/sign-in-answer.usecases.ts'
import { createOffice } from './first-run.usecases.ts'
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
  ]
}
