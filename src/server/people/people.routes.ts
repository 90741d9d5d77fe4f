import { createPersonRequest, createUnitRequest, peopleList } from '../../protocol/desk.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { createPerson, createUnit, listPeople } from './people.usecases.ts'

const ADMIN = { roles: ['admin'], scope: 'office' } as const

export function peopleRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/admin/people',
      policy: ADMIN,
      summary: 'Units, people and the classes of units that the policy knows',
      response: peopleList,
      refusals: [],
      handle: async ({ at }) => ({ body: listPeople(parts, at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/admin/units',
      policy: ADMIN,
      summary: 'Create a reporting unit',
      body: createUnitRequest,
      response: peopleList,
      refusals: ['unit.class_unknown', 'unit.name_taken'],
      async handle({ body, at }) {
        await createUnit(parts, body)
        return { body: listPeople(parts, at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/admin/people',
      policy: ADMIN,
      summary: 'Create a person with an account',
      body: createPersonRequest,
      response: peopleList,
      refusals: [
        'unit.unknown',
        'person.name_malformed',
        'person.name_taken',
        'person.unit_required',
        'person.password_too_short',
      ],
      async handle({ body, at }) {
        await createPerson(parts, body)
        return { body: listPeople(parts, at) }
      },
    }),
  ]
}
