import { countyProgressAnswer, unitProgressAnswer } from '../../protocol/desk-progress.ts'
import { guardedRoute, SENT, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { readUnitId } from '../people/people.usecases.ts'
import { readPeriod } from '../score/read-period.usecases.ts'
import { readCountyProgress } from './county-progress.usecases.ts'
import { readUnitProgress } from './unit-progress.usecases.ts'
import { XLSX_TYPE } from '../sheets/write-template.usecases.ts'
import { writeWorkbook } from './workbook.usecases.ts'

const READERS = { roles: ['editor', 'leader', 'admin'], scope: 'office' } as const
const PERIOD = { period: 'month, quarter, half-year or year, as 2026-11' }

export function progressRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/progress',
      policy: READERS,
      summary: 'All units in a period: tasks, warnings, ranks and sums',
      query: PERIOD,
      response: countyProgressAnswer,
      refusals: ['period.unknown'],
      async handle({ query, at }) {
        const period = readPeriod(query['period'])
        await parts.records.ready()
        return { body: readCountyProgress(parts, { period, at }) }
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/progress.xlsx',
      policy: READERS,
      summary: 'The same as a workbook',
      query: PERIOD,
      bytes: 'response',
      refusals: ['period.unknown'],
      async handle({ query, at, reply }) {
        const period = readPeriod(query['period'])
        await parts.records.ready()
        const bytes = await writeWorkbook(parts, { period, at })
        reply.header('content-disposition', `attachment; filename="progress-${period}.xlsx"`)
        await reply.type(XLSX_TYPE).send(bytes)
        return SENT
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/progress/:unit',
      policy: READERS,
      summary: 'One unit rule by rule, with the items behind each number and its persons',
      query: PERIOD,
      response: unitProgressAnswer,
      refusals: ['period.unknown', 'unit.unknown'],
      async handle({ params, query, at }) {
        const question = { period: readPeriod(query['period']), unitId: readUnitId(params['unit']), at }
        await parts.records.ready()
        return { body: readUnitProgress(parts, question) }
      },
    }),
  ]
}
