import { periodicalList } from '../../protocol/desk.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { listPeriodicals } from './periodicals.usecases.ts'

export function periodicalRoutes({ db }: Pick<Parts, 'db'>): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/periodicals',
      policy: { roles: ['editor', 'leader'], scope: 'office' },
      summary: 'Where items are adopted, with the issue the office is filling now',
      response: periodicalList,
      refusals: [],
      handle: async () => ({ body: { periodicals: listPeriodicals(db) } }),
    }),
  ]
}
