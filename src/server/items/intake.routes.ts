import {
  bulkAnswer,
  bulkRequest,
  deskAct,
  deskUnits,
  editHistory,
  keepEditRequest,
  putSheetRequest,
  reasonCounts,
} from '../../protocol/desk-intake.ts'
import { deskItem } from '../../protocol/desk.ts'
import { refuseRequest } from '../http/http.errors.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { listUnits } from '../people/people.usecases.ts'
import { act } from './acts.usecases.ts'
import { doMany } from './bulk.usecases.ts'
import { discardSheet, keepEdit, readEdits, saveSheet } from './edits.usecases.ts'
import { readItemId } from './item-view.usecases.ts'
import { countReasons } from './reasons.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const
const EDITORS = { roles: ['editor'], scope: 'office' } as const
/** The longest text that an item may have, three bytes a character. */
const TEXT_BODY_BYTES = 256 * 1024

/** What the desk does with items besides deciding: acts, many at once, the edited text, why items are refused. */
export function intakeRoutes(parts: Parts): Route[] {
  const { db } = parts
  return [
    guardedRoute({
      method: 'POST',
      path: '/api/desk/items/:id/acts',
      policy: READERS,
      summary: 'Claim, hand back, review, comment, enter an instruction; sent again it is harmless',
      body: deskAct,
      response: deskItem,
      refusals: [
        'item.unknown',
        'item.changed',
        'review.not_asked',
        'instruction.day_ahead',
        'instruction.day_before_item',
        'command.conflict_key',
      ],
      handle: async ({ params, body, session, at }) => ({
        body: await act(parts, { itemId: readItemId(params), act: body, person: session, at }),
      }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/bulk',
      policy: EDITORS,
      summary: 'One thing for many items, each by itself; answers what became of each',
      body: bulkRequest,
      response: bulkAnswer,
      refusals: [],
      handle: async ({ body, session, at }) => ({
        body: await doMany(parts, { request: body, editor: session, at }),
      }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/items/:id/edits',
      policy: READERS,
      summary: 'Every kept text of an item, and the sheets that are being written',
      response: editHistory,
      refusals: ['item.unknown'],
      handle: async ({ params }) => ({ body: readEdits(db, readItemId(params)) }),
    }),
    guardedRoute({
      method: 'PUT',
      path: '/api/desk/items/:id/sheet',
      policy: EDITORS,
      summary: 'Save what this editor is writing',
      body: putSheetRequest,
      bodyBytes: TEXT_BODY_BYTES,
      response: editHistory,
      refusals: ['item.unknown', 'item.wrong_state', 'item.secrecy_mark', 'edit.newer'],
      async handle({ params, body, session, at }) {
        const itemId = readItemId(params)
        await saveSheet(parts, { itemId, editor: session, at, sheet: body })
        return { body: readEdits(db, itemId) }
      },
    }),
    guardedRoute({
      method: 'DELETE',
      path: '/api/desk/items/:id/sheet',
      policy: EDITORS,
      summary: 'Put this editor’s sheet away; kept texts stay',
      response: editHistory,
      refusals: ['item.unknown'],
      async handle({ params, session }) {
        const itemId = readItemId(params)
        await discardSheet(db, { itemId, editor: session })
        return { body: readEdits(db, itemId) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/items/:id/edits',
      policy: EDITORS,
      summary: 'Keep an edited text; sent again it is harmless',
      body: keepEditRequest,
      bodyBytes: TEXT_BODY_BYTES,
      response: deskItem,
      refusals: [
        'item.unknown',
        'item.wrong_state',
        'item.incomplete',
        'item.secrecy_mark',
        'edit.newer',
        'command.conflict_key',
      ],
      handle: async ({ params, body, session, at }) => ({
        body: await keepEdit(parts, { itemId: readItemId(params), editor: session, at, edit: body }),
      }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/units',
      policy: READERS,
      summary: 'The units, for filters and choices',
      response: deskUnits,
      refusals: [],
      handle: async () => ({ body: { units: listUnits(db).map(({ id, name }) => ({ id, name })) } }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/reasons',
      policy: READERS,
      summary: 'Why items were returned or not used, by month, unit and reason',
      query: { from: 'first instant (ms)', until: 'the instant after the last (ms)' },
      response: reasonCounts,
      refusals: [],
      handle: async ({ query }) => ({ body: countReasons(db, readStretch(query)) }),
    }),
  ]
}

function readStretch({ from = '', until = '' }: Record<string, string | undefined>) {
  const stretch = { from: Number(from), until: Number(until) }
  const isGood = /^\d{1,13}$/.test(from) && /^\d{1,13}$/.test(until) && stretch.from <= stretch.until
  if (!isGood) throw refuseRequest('request.malformed', { place: 'from' })
  return stretch
}
