import {
  changePersonRequest,
  createPersonRequest,
  createUnitRequest,
  peopleList,
} from '../../protocol/desk.ts'
import { changeUnitRequest } from '../../protocol/desk-people.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import {
  changeClass,
  changeDirector,
  changeSection,
  createPerson,
  createUnit,
  listPeople,
  readAccountId,
  readUnitId,
} from './people.usecases.ts'

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
      method: 'PATCH',
      path: '/api/admin/units/:id',
      policy: ADMIN,
      summary: 'The class of a unit from a month on; earlier months keep theirs',
      body: changeUnitRequest,
      response: peopleList,
      refusals: ['unit.unknown', 'unit.class_unknown', 'unit.class_closed'],
      async handle({ params, body, session, at }) {
        await changeClass(parts, { ...body, unitId: readUnitId(params['id']), by: session.accountId })
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
        'unit.inactive',
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
    guardedRoute({
      method: 'PATCH',
      path: '/api/admin/people/:id',
      policy: ADMIN,
      summary: 'Name the section of a unit’s person, or which editor heads the office',
      body: changePersonRequest,
      response: peopleList,
      refusals: ['person.unknown', 'person.no_unit', 'person.not_editor'],
      async handle({ params, body, at }) {
        const id = readAccountId(params['id'], parts.db)
        if ('section' in body) await changeSection(parts.db, { id, section: body.section })
        else await changeDirector(parts.db, { id, isDirector: body.isDirector })
        return { body: listPeople(parts, at) }
      },
    }),
  ]
}
