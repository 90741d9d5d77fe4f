import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '../../../src/domain/people/role.ts'
import type { Route } from '../../../src/server/http/route.ts'
import { listRoutes } from '../../../src/server/routes.ts'
import { openTestOffice, type Client, type TestOffice } from '../../support/server-office.ts'

const ACCOUNTS: Record<Role, string> = {
  officer: 'nongye01',
  reviewer: 'nongye-shenhe',
  signer: 'nongye-qianfa',
  editor: 'bianji',
  admin: 'guanli',
  leader: 'lingdao',
}

let office: TestOffice
const clients = new Map<Role, Client>()
// Only the declarations are read here; the handlers of these are never called.
const routes = listRoutes({} as Parameters<typeof listRoutes>[0])

beforeAll(async () => {
  office = await openTestOffice()
  for (const role of ROLES) clients.set(role, await office.signIn(ACCOUNTS[role]))
})
afterAll(() => office.close())

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (_name, route) => {
    it('without a session is open only if it is public', async () => {
      const reply = await office.inject({ method: route.method, url: fill(route), ...bodyOf(route) })
      const isRefused =
        reply.statusCode === 401 && (route.method === 'HEAD' || reply.json().code === 'session.required')
      if (route.policy === 'public') expect(isRefused).toBe(false)
      else expect(isRefused).toBe(true)
    })

    it.each(ROLES)('is open to %s exactly if its policy says so', async (role) => {
      // Signing out would end the session for the tests behind this one, and an open stream never answers.
      if (route.method === 'DELETE' || (route.path === '/api/events' && isOpenTo(route, role))) return
      const reply = await clients
        .get(role)
        ?.inject({ method: route.method, url: fill(route), ...bodyOf(route) })
      const isForbidden =
        reply?.statusCode === 403 && (route.method === 'HEAD' || reply.json().code === 'session.forbidden')
      const isForbiddenHead = route.method === 'HEAD' && isOpenTo(route, role) ? false : isForbidden
      expect(isForbiddenHead).toBe(!isOpenTo(route, role))
    })
  },
)

it('the desk decides only through editors, and only admins make people', () => {
  const openTo = (method: string, path: string) =>
    routes
      .filter((route) => route.method === method && route.path === path)
      .flatMap((route) => rolesOf(route))
  expect(openTo('POST', '/api/desk/items/:id/decisions')).toEqual(['editor'])
  expect(openTo('POST', '/api/admin/people')).toEqual(['admin'])
  expect(openTo('POST', '/api/sync')).toEqual(['officer', 'reviewer', 'signer'])
})

it('a leader writes nothing but what is said of a text, a review that was asked for, and answers to those who write in', () => {
  // An example is asked for with a whole document, which no address can hold; nothing is written.
  const others = ['/api/session', '/api/desk/policies/example', ...ASKED_FOR]
  const writing = routes.filter(
    (route) => !['GET', 'HEAD'].includes(route.method) && !others.includes(route.path),
  )
  expect(writing.filter((route) => rolesOf(route).includes('leader'))).toEqual([])
})

/** 点评, 评价, 批示, 会商, the step of a leader in the office's own review, and what is complained of to the leaders. */
const ASKED_FOR = [
  '/api/desk/items/:id/acts',
  '/api/desk/items/:id/grades',
  '/api/desk/composites/:id/reviews',
  '/api/desk/composites/:id/instructions',
  '/api/desk/consultations/:id/answer',
  '/api/desk/suggestions/:id/answers',
]

function rolesOf({ policy }: Route): readonly Role[] {
  return policy === 'public' ? [] : policy.roles
}

function isOpenTo(route: Route, role: Role): boolean {
  return route.policy === 'public' || route.policy.roles.includes(role)
}

function fill({ path }: Route): string {
  return path
    .replace(':id', '019a0000-0000-7000-8000-000000000000')
    .replace(':number', '1')
    .replace(':sha256', 'a'.repeat(64))
}

/** An empty body is malformed everywhere, so an open route answers without doing anything. */
function bodyOf({ method }: Route) {
  return ['POST', 'PATCH'].includes(method) ? { payload: {} } : {}
}
