import { auditList } from '../../protocol/review.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { listAudit } from './audit.usecases.ts'

export function auditRoutes({ db }: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/admin/audit',
      policy: { roles: ['admin'], scope: 'office' },
      summary: 'What was refused to whom, newest first',
      response: auditList,
      refusals: [],
      handle: async () => ({ body: listAudit(db) }),
    }),
  ]
}
