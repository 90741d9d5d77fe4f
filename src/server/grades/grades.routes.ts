import { gradeGiving, gradeTable, itemGrades } from '../../protocol/grade.ts'
import { guardedRoute, SENT, type Route } from '../http/route.ts'
import { readItemId } from '../items/item-view.usecases.ts'
import type { Parts } from '../parts.ts'
import { readPeriod } from '../score/read-period.usecases.ts'
import { XLSX_TYPE } from '../sheets/write-template.usecases.ts'
import { writeGradeCsv, writeGradeWorkbook } from './grade-table-file.usecases.ts'
import { readGradeTable } from './grade-table.usecases.ts'
import { giveGrade, readGrades } from './grades.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const
const STATISTICS = { roles: ['editor', 'leader', 'admin'], scope: 'office' } as const
const PERIOD = { period: 'month, quarter, half-year or year, as 2026-11' }

export function gradeRoutes(parts: Parts): Route[] {
  return [...itemRoutes(parts), ...tableRoutes(parts)]
}

function itemRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/items/:id/grades',
      policy: READERS,
      summary: 'What the office said of an item by structure, value and wording, oldest first',
      response: itemGrades,
      refusals: ['item.unknown'],
      handle: async ({ params }) => ({ body: readGrades(parts.db, readItemId(params)) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/items/:id/grades',
      policy: READERS,
      summary: 'Grade an item, or grade it anew; sent again it is harmless',
      body: gradeGiving,
      response: itemGrades,
      refusals: [
        'item.unknown',
        'item.wrong_state',
        'grade.changed',
        'grade.empty',
        'grade.reason_wrong',
        'grade.secrecy_mark',
        'command.conflict_key',
      ],
      handle: async ({ params, body, session, at }) => ({
        body: await giveGrade(parts, { itemId: readItemId(params), giving: body, person: session, at }),
      }),
    }),
  ]
}

function tableRoutes({ db }: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/grades',
      policy: STATISTICS,
      summary: 'How the items of a period were graded, unit by unit',
      query: PERIOD,
      response: gradeTable,
      refusals: ['period.unknown'],
      handle: async ({ query }) => ({ body: readGradeTable(db, readPeriod(query['period'])) }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/grades.xlsx',
      policy: STATISTICS,
      summary: 'The same as a workbook',
      query: PERIOD,
      bytes: 'response',
      refusals: ['period.unknown'],
      async handle({ query, reply }) {
        const period = readPeriod(query['period'])
        const bytes = await writeGradeWorkbook(readGradeTable(db, period))
        reply.header('content-disposition', `attachment; filename="grades-${period}.xlsx"`)
        await reply.type(XLSX_TYPE).send(bytes)
        return SENT
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/grades.csv',
      policy: STATISTICS,
      summary: 'The same as comma-separated lines in UTF-8',
      query: PERIOD,
      bytes: 'response',
      refusals: ['period.unknown'],
      async handle({ query, reply }) {
        const period = readPeriod(query['period'])
        reply.header('content-disposition', `attachment; filename="grades-${period}.csv"`)
        await reply.type('text/csv; charset=utf-8').send(writeGradeCsv(readGradeTable(db, period)))
        return SENT
      },
    }),
  ]
}
