import { UNIT_ROLES } from '../../domain/people/role.ts'
import { SYNC_LIMITS } from '../../protocol/headers.ts'
import { reconcileRequest, reconcileResponse, syncRequest, syncResponse } from '../../protocol/sync.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { reconcile } from './reconcile.usecases.ts'
import { synchronize } from './sync.usecases.ts'

/** Room for as many entries as a phone may name; they travel compressed. */
const RECONCILE_BYTES = SYNC_LIMITS.reconcileEntries * 300

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
      isDigested: true,
      refusals: ['session.other_account'],
      handle: async ({ body, session, at }) => ({
        body: await synchronize(parts, { request: body, session, at }),
      }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/sync/reconcile',
      policy: { roles: UNIT_ROLES, scope: 'own' },
      summary: 'After a restored server: the phone says what it holds, the office names what it lacks',
      body: reconcileRequest,
      bodyBytes: RECONCILE_BYTES,
      response: reconcileResponse,
      isDigested: true,
      refusals: ['session.other_account'],
      handle: async ({ body, session, at }) => ({
        body: await reconcile(parts, { request: body, session, at }),
      }),
    }),
  ]
}
