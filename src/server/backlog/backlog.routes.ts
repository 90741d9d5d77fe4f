import { backlogDue, backlogList, backlogReviewing } from '../../protocol/backlog.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { listBacklog, readBacklogDue, reviewBacklog } from './backlog.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const

export function backlogRoutes({ db }: Pick<Parts, 'db'>): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/backlog',
      policy: READERS,
      summary: 'What is kept in reserve or was not used in eight quarters, in groups with their numbers',
      query: { by: 'word (when left out), category or alike' },
      response: backlogList,
      refusals: [],
      handle: async ({ query, at }) => ({ body: await listBacklog(db, { by: query['by'], at }) }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/backlog/due',
      policy: READERS,
      summary: 'Whether this quarter’s look at what is stored is still due',
      response: backlogDue,
      refusals: [],
      handle: async ({ at }) => ({ body: readBacklogDue(db, at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/backlog/reviews',
      policy: { roles: ['editor'], scope: 'office' },
      summary: 'Mark a group of what is stored as looked at; sent again it is harmless',
      body: backlogReviewing,
      response: backlogList,
      refusals: ['backlog.id_taken', 'backlog.empty', 'backlog.secrecy_mark'],
      async handle({ body, session, at }) {
        await reviewBacklog(db, { review: body, by: session.accountId, at })
        return { body: await listBacklog(db, { by: body.grouping, at }) }
      },
    }),
  ]
}
