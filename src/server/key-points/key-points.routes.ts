import { periodOf } from '../../domain/calendar/period.ts'
import { parseKeyPointSetId, type KeyPointSetId } from '../../domain/ids.ts'
import {
  itemPointing,
  itemPoints,
  keyPointsKeeping,
  keyPointsList,
  keyPointsReceipts,
  pointActing,
  pointMatrix,
} from '../../protocol/key-points.ts'
import { guardedRoute, SENT, type Route } from '../http/route.ts'
import { readItemId } from '../items/item-view.usecases.ts'
import type { Parts } from '../parts.ts'
import { XLSX_TYPE } from '../sheets/write-template.usecases.ts'
import { listDeskKeyPoints } from './desk-view.usecases.ts'
import { actOnPoint, dropKeyPoints, keepKeyPoints } from './keeping.usecases.ts'
import { refuseKeyPoints } from './key-points.errors.ts'
import { writeMatrixCsv, writeMatrixWorkbook } from './matrix-file.usecases.ts'
import { readPointMatrix, readQuestion } from './matrix.usecases.ts'
import { listReceipts } from './readings.usecases.ts'
import { pointItem, readItemPoints } from './tags.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const
const EDITORS = { roles: ['editor'], scope: 'office' } as const
const LARGEST_SET_BYTES = 512 * 1024
const MATRIX_QUERY = {
  from: 'first day; 30 days before the last when left out',
  until: 'last day; today when left out',
  class: 'units of one class',
}

export function keyPointRoutes(parts: Parts): Route[] {
  // The matrix before the ids: the first path that fits answers.
  return [...matrixRoutes(parts), ...setRoutes(parts), ...itemRoutes(parts)]
}

function setRoutes(parts: Parts): Route[] {
  const listAt = (query: Record<string, string | undefined>, at: number) =>
    listDeskKeyPoints(parts, { year: readYear(query['year'], at), at })
  const year = { year: 'this year when left out' }
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/key-points',
      policy: READERS,
      summary: 'Drafts of key points and what holds in a year, the newest first',
      query: year,
      response: keyPointsList,
      refusals: [],
      handle: async ({ query, at }) => ({ body: listAt(query, at) }),
    }),
    guardedRoute({
      method: 'PUT',
      path: '/api/desk/key-points/:id',
      policy: EDITORS,
      summary: 'Draft a set of key points or publish it; sent again it is harmless',
      query: year,
      body: keyPointsKeeping,
      bodyBytes: LARGEST_SET_BYTES,
      response: keyPointsList,
      refusals: [
        'key_points.published',
        'key_points.changed',
        'key_points.backwards',
        'key_points.past',
        'key_points.empty',
        'key_points.due_wrong',
        'key_points.no_audience',
        'unit.unknown',
        'calendar.unknown',
        'demand.unknown',
      ],
      async handle({ params, query, body, session, at }) {
        await keepKeyPoints(parts.db, { id: readId(params), set: body, by: session.accountId, at })
        return { body: listAt(query, at) }
      },
    }),
    guardedRoute({
      method: 'DELETE',
      path: '/api/desk/key-points/:id',
      policy: EDITORS,
      summary: 'Throw a draft away; sent again it is harmless',
      query: { ...year, rev: 'the revision that was read' },
      response: keyPointsList,
      refusals: ['key_points.published', 'key_points.changed'],
      async handle({ params, query, at }) {
        await dropKeyPoints(parts.db, { id: readId(params), rev: Number(query['rev']) })
        return { body: listAt(query, at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/key-points/:id/acts',
      policy: EDITORS,
      summary: 'Supplement, settle or close a published point',
      query: year,
      body: pointActing,
      response: keyPointsList,
      refusals: ['key_points.unknown', 'key_points.changed', 'key_points.wrong_state'],
      async handle({ params, query, body, session, at }) {
        await actOnPoint(parts.db, { ...body, id: readId(params), by: session.displayName, at })
        return { body: listAt(query, at) }
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/key-points/:id/receipts',
      policy: READERS,
      summary: 'Each unit addressed: whether it has the set on a phone, and who opened it when',
      response: keyPointsReceipts,
      refusals: ['key_points.unknown'],
      handle: async ({ params }) => ({ body: listReceipts(parts.db, readId(params)) }),
    }),
  ]
}

function matrixRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/key-points/matrix',
      policy: READERS,
      summary: 'Points against units: which items answer them, and who sent nothing',
      query: MATRIX_QUERY,
      response: pointMatrix,
      refusals: ['key_points.backwards'],
      handle: async ({ query, at }) => ({ body: readPointMatrix(parts, readQuestion(query, at)) }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/key-points/matrix.xlsx',
      policy: READERS,
      summary: 'The same as a workbook',
      query: MATRIX_QUERY,
      bytes: 'response',
      refusals: ['key_points.backwards'],
      async handle({ query, at, reply }) {
        const bytes = await writeMatrixWorkbook(readPointMatrix(parts, readQuestion(query, at)))
        reply.header('content-disposition', 'attachment; filename="key-points.xlsx"')
        await reply.type(XLSX_TYPE).send(bytes)
        return SENT
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/key-points/matrix.csv',
      policy: READERS,
      summary: 'The same as comma-separated lines in UTF-8',
      query: MATRIX_QUERY,
      bytes: 'response',
      refusals: ['key_points.backwards'],
      async handle({ query, at, reply }) {
        const lines = writeMatrixCsv(readPointMatrix(parts, readQuestion(query, at)))
        reply.header('content-disposition', 'attachment; filename="key-points.csv"')
        await reply.type('text/csv; charset=utf-8').send(lines)
        return SENT
      },
    }),
  ]
}

function itemRoutes({ db }: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/items/:id/key-points',
      policy: READERS,
      summary: 'The key points of an item, which it could have, and who changed them',
      response: itemPoints,
      refusals: ['item.unknown'],
      handle: async ({ params }) => ({ body: readItemPoints(db, readItemId(params)) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/items/:id/key-points',
      policy: EDITORS,
      summary: 'Name a key point for an item or take one back; again it is harmless',
      body: itemPointing,
      response: itemPoints,
      refusals: ['item.unknown', 'key_points.unknown'],
      async handle({ params, body, session, at }) {
        const itemId = readItemId(params)
        await pointItem(db, { ...body, itemId, by: session.accountId, at })
        return { body: readItemPoints(db, itemId) }
      },
    }),
  ]
}

function readYear(text: string | undefined, at: number): number {
  return text !== undefined && /^\d{4}$/.test(text) ? Number(text) : Number(periodOf('year', at))
}

function readId(params: Record<string, string>): KeyPointSetId {
  const id = parseKeyPointSetId(params['id'] ?? '')
  if (id === undefined) throw refuseKeyPoints('key_points.unknown')
  return id
}
