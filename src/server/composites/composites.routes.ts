import { parseItemId, type ItemId } from '../../domain/ids.ts'
import {
  composite,
  compositeDecision,
  compositeInstruction,
  compositeList,
  compositeRequest,
  compositeReview,
  putCompositeSheet,
  savedSheet,
} from '../../protocol/desk-composites.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { compose } from './compose.usecases.ts'
import { getComposite, listComposites } from './composite-view.usecases.ts'
import { refuseComposite } from './composites.errors.ts'
import { decideComposite } from './decide-composite.usecases.ts'
import { instructComposite } from './instruct-composite.usecases.ts'
import { reviewComposite } from './review-composite.usecases.ts'
import { discardSheet, saveSheet } from './sheets.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const
const EDITORS = { roles: ['editor'], scope: 'office' } as const
/** 30,000 characters in UTF-8, with their escapes. */
const TEXT_BODY_BYTES = 256 * 1024
const SHARE_REFUSALS = [
  'composite.too_few',
  'composite.source_twice',
  'composite.one_main',
  'composite.empty_share',
  'composite.share_sum',
  'composite.source_taken',
] as const

export function compositeRoutes(parts: Parts): Route[] {
  const { db } = parts
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/composites',
      policy: READERS,
      summary: 'The composites with their sources, newest first',
      query: { before: 'the `next` of the page before' },
      response: compositeList,
      refusals: [],
      handle: async ({ query, at }) => ({ body: listComposites(db, query['before'] ?? '', at) }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/composites/:id',
      policy: READERS,
      summary: 'One composite with its text, sources and course',
      response: composite,
      refusals: ['composite.unknown'],
      handle: async ({ params, session, at }) => ({
        body: getComposite(parts, { id: readId(params), person: session, at }),
      }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/composites',
      policy: EDITORS,
      summary: 'Make one composite of several items; sent again it is harmless',
      body: compositeRequest,
      response: composite,
      refusals: [...SHARE_REFUSALS, 'composite.source_changed', 'item.unknown', 'command.conflict_key'],
      handle: async ({ body, session, at }) => ({
        body: await compose(parts, { request: body, editor: session, at }),
      }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/composites/:id/decisions',
      policy: EDITORS,
      summary: 'Write on at a composite, change its sources, use it, pass it up; sent again it is harmless',
      body: compositeDecision,
      bodyBytes: TEXT_BODY_BYTES,
      response: composite,
      refusals: [
        ...SHARE_REFUSALS,
        'composite.unknown',
        'composite.changed',
        'composite.used',
        'composite.dissolved',
        'command.conflict_key',
        'periodical.unknown',
        'adoption.issue_missing',
        'adoption.outlet_missing',
        'adoption.day_ahead',
        'adoption.day_before_item',
        'adoption.entered_already',
        'adoption.waits_above',
        'adoption.not_passed_up',
        'review.missing',
      ],
      handle: async ({ params, body, session, at }) => ({
        body: await decideComposite(parts, { id: readId(params), decision: body, editor: session, at }),
      }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/composites/:id/reviews',
      policy: READERS,
      summary: 'Review (复审) a composite for the post that the rules ask for; sent again it is harmless',
      body: compositeReview,
      response: composite,
      refusals: [
        'composite.unknown',
        'composite.changed',
        'composite.dissolved',
        'command.conflict_key',
        'review.not_asked',
      ],
      handle: async ({ params, body, session, at }) => ({
        body: await reviewComposite(parts, { id: readId(params), review: body, person: session, at }),
      }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/composites/:id/instructions',
      policy: READERS,
      summary: 'Enter a leader’s instruction on a composite; its sources are told; sent again it is harmless',
      body: compositeInstruction,
      response: composite,
      refusals: [
        'composite.unknown',
        'composite.changed',
        'composite.dissolved',
        'composite.source_taken',
        'instruction.day_ahead',
        'instruction.day_before_item',
        'command.conflict_key',
      ],
      handle: async ({ params, body, session, at }) => ({
        body: await instructComposite(parts, { id: readId(params), instruction: body, person: session, at }),
      }),
    }),
    guardedRoute({
      method: 'PUT',
      path: '/api/desk/composites/:id/sheet',
      policy: EDITORS,
      summary: 'Save what is being written into a composite, beside what was kept',
      body: putCompositeSheet,
      bodyBytes: TEXT_BODY_BYTES,
      response: savedSheet,
      refusals: ['composite.unknown', 'composite.dissolved', 'composite.changed', 'item.secrecy_mark'],
      handle: async ({ params, body, session, at }) => ({
        body: await saveSheet(parts, { id: readId(params), editor: session, at, sheet: body }),
      }),
    }),
    guardedRoute({
      method: 'DELETE',
      path: '/api/desk/composites/:id/sheet',
      policy: EDITORS,
      summary: 'Put the own sheet of a composite away',
      response: composite,
      refusals: ['composite.unknown'],
      handle: async ({ params, session, at }) => {
        await discardSheet(parts, { id: readId(params), editor: session })
        return { body: getComposite(parts, { id: readId(params), person: session, at }) }
      },
    }),
  ]
}

function readId(params: Record<string, string>): ItemId {
  const id = parseItemId(params['id'] ?? '')
  if (id === undefined) throw refuseComposite('composite.unknown')
  return id
}
