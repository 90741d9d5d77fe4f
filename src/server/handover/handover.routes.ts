import { dayBounds } from '../../domain/calendar/day.ts'
import { peopleList } from '../../protocol/desk.ts'
import {
  deactivation,
  reactivation,
  standingChanges,
  unitDeactivation,
  workAnswer,
} from '../../protocol/desk-people.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { listPeople, readAccountId, readUnitId } from '../people/people.usecases.ts'
import {
  deactivatePerson,
  deactivateUnit,
  reactivatePerson,
  reactivateUnit,
} from './deactivation.usecases.ts'
import { readChanges } from './handover-view.usecases.ts'
import { cancelStop, planStop } from './planned-stops.usecases.ts'
import { readWork } from './work.usecases.ts'

const ADMIN = { roles: ['admin'], scope: 'office' } as const

export function handoverRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/admin/standing-changes',
      policy: ADMIN,
      summary: 'Who was deactivated or came back, by whom, and how much went to whom; newest first',
      response: standingChanges,
      refusals: [],
      handle: async () => ({ body: readChanges(parts.db) }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/admin/people/:id/work',
      policy: ADMIN,
      summary: 'What a person leaves unfinished, and who may take it over',
      response: workAnswer,
      refusals: ['person.unknown'],
      handle: async ({ params, at }) => ({
        body: readWork(parts.db, readAccountId(params['id'], parts.db), at),
      }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/admin/people/:id/deactivation',
      policy: ADMIN,
      summary:
        'A person stops, at once or from a day on; unfinished work goes to the successor in the same transaction',
      body: deactivation,
      response: peopleList,
      refusals: [
        'person.unknown',
        'person.self',
        'person.inactive',
        'person.work_left',
        'person.wrong_successor',
      ],
      async handle({ params, body, session, at }) {
        const accountId = readAccountId(params['id'], parts.db)
        const { from: day, ...rest } = body
        const from = day === undefined ? at : dayBounds(day).from
        if (from > at) await planStop(parts.db, { ...rest, accountId, from, by: session.accountId, at })
        else await deactivatePerson(parts, { ...rest, accountId, by: session, at })
        return { body: listPeople(parts, at) }
      },
    }),
    guardedRoute({
      method: 'DELETE',
      path: '/api/admin/people/:id/deactivation',
      policy: ADMIN,
      summary: 'A person does not stop on the day that was planned; sent again it is harmless',
      response: peopleList,
      refusals: ['person.unknown'],
      async handle({ params, at }) {
        await cancelStop(parts.db, readAccountId(params['id'], parts.db))
        return { body: listPeople(parts, at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/admin/people/:id/reactivation',
      policy: ADMIN,
      summary: 'A person is back',
      body: reactivation,
      response: peopleList,
      refusals: ['person.unknown', 'person.inactive', 'unit.inactive'],
      async handle({ params, body, session, at }) {
        const accountId = readAccountId(params['id'], parts.db)
        await reactivatePerson(parts, { ...body, accountId, by: session, at })
        return { body: listPeople(parts, at) }
      },
    }),
    ...unitRoutes(parts),
  ]
}

function unitRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'POST',
      path: '/api/admin/units/:id/deactivation',
      policy: ADMIN,
      summary: 'A unit stops, with its people if that is said',
      body: unitDeactivation,
      response: peopleList,
      refusals: ['unit.unknown', 'unit.has_people', 'person.inactive'],
      async handle({ params, body, session, at }) {
        await deactivateUnit(parts, { ...body, unitId: readUnitId(params['id']), by: session, at })
        return { body: listPeople(parts, at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/admin/units/:id/reactivation',
      policy: ADMIN,
      summary: 'A unit takes part again; its people are reactivated one by one',
      body: reactivation,
      response: peopleList,
      refusals: ['unit.unknown', 'person.inactive'],
      async handle({ params, body, session, at }) {
        await reactivateUnit(parts, { ...body, unitId: readUnitId(params['id']), by: session, at })
        return { body: listPeople(parts, at) }
      },
    }),
  ]
}
