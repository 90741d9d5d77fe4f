import { authorList, PASSING_FILTERS, passingList } from '../../protocol/desk-adoption.ts'
import { refuseRequest } from '../http/http.errors.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { listAuthors } from '../people/people.usecases.ts'
import { listPassings } from './passings.usecases.ts'

export function adoptionRoutes({ db }: Pick<Parts, 'db'>): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/authors',
      policy: { roles: ['editor'], scope: 'office' },
      summary: 'The people of the units, for whoever names an item’s authors',
      response: authorList,
      refusals: [],
      handle: async () => ({ body: listAuthors(db) }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/passed-up',
      policy: { roles: ['editor', 'leader'], scope: 'office' },
      summary: 'What was passed up and what came of it, newest first',
      query: { status: `one of ${PASSING_FILTERS.join(', ')}; waiting when left out` },
      response: passingList,
      refusals: [],
      handle: async ({ query, at }) => ({ body: listPassings(db, readFilter(query), at) }),
    }),
  ]
}

function readFilter({ status = 'waiting' }: Record<string, string | undefined>) {
  const filter = PASSING_FILTERS.find((known) => known === status)
  if (filter === undefined) throw refuseRequest('request.malformed', { place: 'status' })
  return filter
}
