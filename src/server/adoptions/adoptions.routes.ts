import { authorList, PASSING_FILTERS, passingList } from '../../protocol/desk-adoption.ts'
import { RESULTS_LIMITS, resultsReport } from '../../protocol/desk-results.ts'
import { refuseRequest } from '../http/http.errors.ts'
import { guardedRoute, SENT, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { listAuthors } from '../people/people.usecases.ts'
import { writeTemplate, XLSX_TYPE } from '../sheets/write-template.usecases.ts'
import { refuseResults } from './adoptions.errors.ts'
import { importResults } from './import-results.usecases.ts'
import { listPassings } from './passings.usecases.ts'
import { RESULTS_TEMPLATE } from './results-template.ts'

export function adoptionRoutes(parts: Parts): Route[] {
  const { db } = parts
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
    guardedRoute({
      method: 'POST',
      path: '/api/desk/results',
      policy: { roles: ['editor'], scope: 'office' },
      summary: 'Results from above in a CSV or XLSX file (application/octet-stream), all of it or nothing',
      query: { mode: 'check: say what would happen; apply: enter it if no row is broken' },
      bytes: 'request',
      bodyBytes: RESULTS_LIMITS.fileBytes,
      response: resultsReport,
      refusals: ['results.not_a_sheet', 'results.no_columns', 'results.too_many', 'request.too_large'],
      async handle({ request, query, session, at }) {
        const { body } = request
        if (!Buffer.isBuffer(body)) throw refuseResults('results.not_a_sheet')
        const isDryRun = readMode(query) === 'check'
        return { body: await importResults(parts, { bytes: body, isDryRun, editor: session, at }) }
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/results-sheet.xlsx',
      policy: { roles: ['editor'], scope: 'office' },
      summary: 'The template of results from above as a workbook',
      bytes: 'response',
      refusals: [],
      async handle({ reply }) {
        const workbook = await writeTemplate(RESULTS_TEMPLATE)
        reply.header('content-disposition', 'attachment; filename="results.xlsx"')
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

function readFilter({ status = 'waiting' }: Record<string, string | undefined>) {
  const filter = PASSING_FILTERS.find((known) => known === status)
  if (filter === undefined) throw refuseRequest('request.malformed', { place: 'status' })
  return filter
}
