import { UNIT_ROLES } from '../../domain/people/role.ts'
import { SYNC_LIMITS } from '../../protocol/headers.ts'
import { syncRequest, syncResponse } from '../../protocol/sync.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { synchronize } from './sync.usecases.ts'

export function syncRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'POST',
      path: '/api/sync',
      policy: { roles: UNIT_ROLES, scope: 'unit' },
      summary: 'Push and pull in one exchange; the body may be gzip-compressed',
      body: syncRequest,
      bodyBytes: SYNC_LIMITS.batchBytes,
      response: syncResponse,
      refusals: ['session.other_account'],
      handle: async ({ body, session, at }) => ({
        body: await synchronize(parts, { request: body, session, at }),
      }),
    }),
  ]
}
