import { parseDemandId, type DemandId } from '../../domain/later-ids.ts'
import { demandActing, demandKeeping, demandList } from '../../protocol/demand.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { refuseDemand } from './demands.errors.ts'
import { actOnDemand, keepDemand, listDesk } from './demands.usecases.ts'

const EDITORS = { roles: ['editor'], scope: 'office' } as const

/** What leaders ask for never leaves the desk: no phone is told of it. */
export function demandRoutes({ db }: Pick<Parts, 'db'>): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/demands',
      policy: { roles: ['editor', 'leader'], scope: 'office' },
      summary: 'What the leaders ask or care about, with what came of it, the newest first',
      response: demandList,
      refusals: [],
      handle: async ({ at }) => ({ body: listDesk(db, at) }),
    }),
    guardedRoute({
      method: 'PUT',
      path: '/api/desk/demands/:id',
      policy: EDITORS,
      summary: 'Record what a leader asked for, or correct the record; sent again it is harmless',
      body: demandKeeping,
      response: demandList,
      refusals: ['demand.unknown', 'demand.changed', 'demand.in_future', 'demand.secrecy_mark'],
      async handle({ params, body, session, at }) {
        await keepDemand(db, { id: readId(params), demand: body, by: session.accountId, at })
        return { body: listDesk(db, at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/demands/:id/acts',
      policy: EDITORS,
      summary: 'Say how a demand was answered, or take it up again',
      body: demandActing,
      response: demandList,
      refusals: ['demand.unknown', 'demand.changed', 'demand.wrong_state', 'demand.secrecy_mark'],
      async handle({ params, body, session, at }) {
        await actOnDemand(db, { ...body, id: readId(params), by: session.displayName, at })
        return { body: listDesk(db, at) }
      },
    }),
  ]
}

function readId(params: Record<string, string>): DemandId {
  const id = parseDemandId(params['id'] ?? '')
  if (id === undefined) throw refuseDemand('demand.unknown')
  return id
}
