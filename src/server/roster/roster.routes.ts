import {
  PEOPLE_SHEET_LIMITS,
  passwordReset,
  peopleReport,
  pointFiling,
  rosterAnswer,
  rosterFiling,
} from '../../protocol/desk-roster.ts'
import { refuseRequest } from '../http/http.errors.ts'
import { guardedRoute, SENT, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { readAccountId } from '../people/people.usecases.ts'
import { writeTemplate, XLSX_TYPE } from '../sheets/write-template.usecases.ts'
import { importPeople } from './import-people.usecases.ts'
import { resetPassword } from './reset-password.usecases.ts'
import { refuseRoster } from './roster.errors.ts'
import { fileEntry, filePoint, readRoster } from './roster.usecases.ts'
import { PEOPLE_TEMPLATE } from './template.ts'

const ADMIN = { roles: ['admin'], scope: 'office' } as const

export function rosterRoutes(parts: Parts): Route[] {
  const { db } = parts
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/roster',
      policy: { roles: ['admin', 'editor', 'leader'], scope: 'office' },
      summary: 'The roster with every filed change, and the direct-report points',
      response: rosterAnswer,
      refusals: [],
      handle: async ({ at }) => ({ body: readRoster(db, at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/admin/roster',
      policy: ADMIN,
      summary: 'File who holds a seat of a unit from a day on',
      body: rosterFiling,
      response: rosterAnswer,
      refusals: ['unit.unknown', 'roster.seat_unknown', 'roster.wrong_account'],
      async handle({ body, session, at }) {
        await db.write(() => fileEntry(parts, { ...body, filedBy: session.accountId, at }))
        return { body: readRoster(db, at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/admin/direct-points',
      policy: ADMIN,
      summary: 'File a direct-report point, or a change of one',
      body: pointFiling,
      response: rosterAnswer,
      refusals: ['unit.unknown', 'roster.seat_unknown', 'direct_point.wrong_time'],
      async handle({ body, session, at }) {
        await db.write(() => filePoint(parts, { ...body, filedBy: session.accountId, at }))
        return { body: readRoster(db, at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/admin/people/:id/password-reset',
      policy: ADMIN,
      summary: 'Another password for somebody who forgot theirs, told this once; their sessions end',
      response: passwordReset,
      refusals: ['person.unknown', 'person.deactivated', 'person.own_password'],
      async handle({ params, session, at }) {
        const accountId = readAccountId(params['id'], db)
        return { body: await resetPassword(parts, { accountId, by: session.accountId, at }) }
      },
    }),
    ...sheetRoutes(parts),
  ]
}

function sheetRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'POST',
      path: '/api/admin/people-sheet',
      policy: ADMIN,
      summary: 'Units and people in a CSV or XLSX file (application/octet-stream), all of it or nothing',
      query: { mode: 'check: say what would happen; apply: enter it if no row is broken' },
      bytes: 'request',
      bodyBytes: PEOPLE_SHEET_LIMITS.fileBytes,
      response: peopleReport,
      refusals: [
        'sheet.unreadable',
        'sheet.no_columns',
        'sheet.too_many',
        'roster.changed',
        'request.too_large',
      ],
      async handle({ request, query, session, at }) {
        const { body } = request
        if (!Buffer.isBuffer(body)) throw refuseRoster('sheet.unreadable')
        const isDryRun = readMode(query) === 'check'
        const importing = { bytes: body, isDryRun, filedBy: session.accountId, at }
        return { body: await importPeople(parts, importing) }
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/admin/people-sheet.xlsx',
      policy: ADMIN,
      summary: 'The template of units and people as a workbook',
      bytes: 'response',
      refusals: [],
      async handle({ reply }) {
        const workbook = await writeTemplate(PEOPLE_TEMPLATE)
        reply.header('content-disposition', 'attachment; filename="people.xlsx"')
        await reply.type(XLSX_TYPE).send(workbook)
        return SENT
      },
    }),
  ]
}

function readMode({ mode = 'check' }: Record<string, string | undefined>): 'check' | 'apply' {
  if (mode !== 'check' && mode !== 'apply') throw refuseRequest('request.malformed', { place: 'mode' })
  return mode
}
