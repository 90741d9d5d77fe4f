import { auditList } from '../../protocol/audit.ts'
import { guardedRoute, SENT, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { XLSX_TYPE } from '../sheets/write-template.usecases.ts'
import { writeAuditCsv, writeAuditWorkbook } from './audit-file.usecases.ts'
import { listAuditForFile, readAudit, readFilter } from './audit.usecases.ts'

/** Whoever keeps accounts and rules, and whoever answers for the office. */
const READERS = { roles: ['admin', 'leader'], scope: 'office' } as const
const FILTER = {
  kind: 'one kind of act',
  person: 'the account of whoever did it',
  unit: 'the unit of whoever did it',
  from: 'first day',
  until: 'last day',
}

export function auditRoutes({ db }: Pick<Parts, 'db'>): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/audit',
      policy: READERS,
      summary: 'What was refused to whom and what was done to accounts, newest first, by pages',
      query: { ...FILTER, before: 'number of the last row that was read' },
      response: auditList,
      refusals: [],
      handle: async ({ query, at }) => ({
        body: readAudit(db, { filter: readFilter(query), before: readBefore(query['before']), at }),
      }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/audit.xlsx',
      policy: READERS,
      summary: 'The same as a workbook, all pages',
      query: FILTER,
      bytes: 'response',
      refusals: [],
      async handle({ query, reply }) {
        const bytes = await writeAuditWorkbook(listAuditForFile(db, readFilter(query)))
        reply.header('content-disposition', 'attachment; filename="audit.xlsx"')
        await reply.type(XLSX_TYPE).send(bytes)
        return SENT
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/audit.csv',
      policy: READERS,
      summary: 'The same as comma-separated lines in UTF-8',
      query: FILTER,
      bytes: 'response',
      refusals: [],
      async handle({ query, reply }) {
        const lines = writeAuditCsv(listAuditForFile(db, readFilter(query)))
        reply.header('content-disposition', 'attachment; filename="audit.csv"')
        await reply.type('text/csv; charset=utf-8').send(lines)
        return SENT
      },
    }),
  ]
}

/** The number of a row, or null for the newest; what is no number asks for the newest as well. */
function readBefore(text = ''): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}
