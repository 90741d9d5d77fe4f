import { CATEGORIES } from '../../domain/category.ts'
import { DESK_FILTERS, decision, deskItem, deskList, settlement } from '../../protocol/desk.ts'
import { CLAIM_FILTERS, DESK_ORDERS } from '../../protocol/desk-intake.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { decide, getDeskItem } from './decision.usecases.ts'
import { listDesk } from './desk-list.usecases.ts'
import { refuseItem } from './items.errors.ts'
import { readItemId } from './item-view.usecases.ts'
import { settle } from './settlement.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const
const EDITORS = { roles: ['editor'], scope: 'office' } as const

export function deskRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/items',
      policy: READERS,
      summary: 'The list 来稿, by urgency, deadline and age or newest first',
      query: {
        status: `one of ${DESK_FILTERS.join(', ')}; open when left out`,
        q: 'words in title, text, unit or receipt number',
        order: `${DESK_ORDERS.join(' or ')}; newest when left out`,
        category: `one of ${CATEGORIES.join(', ')}`,
        unit: 'id of a unit',
        claimed: CLAIM_FILTERS.join(' or '),
        before: 'the `next` of the page before',
        limit: 'lines of a page, 1 to 200',
      },
      response: deskList,
      refusals: [],
      handle: async ({ query, session: { accountId }, at }) => ({
        body: listDesk(parts.db, { query, accountId, at }),
      }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/items/:id',
      policy: READERS,
      summary: 'One item with its text, photos and timeline',
      response: deskItem,
      refusals: ['item.unknown'],
      handle: async ({ params }) => ({ body: getDeskItem(parts.db, readItemId(params)) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/items/:id/decisions',
      policy: EDITORS,
      summary: 'Decide on an item; the same decision sent again is harmless',
      body: decision,
      response: deskItem,
      refusals: [
        'item.unknown',
        'item.changed',
        'review.missing',
        'command.conflict_key',
        'periodical.unknown',
        'adoption.issue_missing',
        'adoption.outlet_missing',
        'adoption.day_ahead',
        'adoption.day_before_item',
        'adoption.entered_already',
        'adoption.waits_above',
        'adoption.not_passed_up',
        'credit.nobody',
        'credit.one_main',
        'credit.author_twice',
        'credit.share_sum',
        'credit.unknown_person',
        'unit.unknown',
      ],
      handle: async ({ params, body, session, at }) => ({
        body: await decide(parts, { itemId: readItemId(params), decision: body, editor: session, at }),
      }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/items/:id/siblings/:number/settlement',
      policy: EDITORS,
      summary: 'Choose between the office’s text and one that stands beside it; sent again it is harmless',
      body: settlement,
      response: deskItem,
      refusals: [
        'item.unknown',
        'sibling.unknown',
        'item.changed',
        'item.wrong_state',
        'command.conflict_key',
      ],
      handle: async ({ params, body, session, at }) => ({
        body: await settle(parts, {
          itemId: readItemId(params),
          number: readNumber(params),
          settlement: body,
          editor: session,
          at,
        }),
      }),
    }),
  ]
}

function readNumber({ number = '' }: Record<string, string>): number {
  if (!/^\d{1,15}$/.test(number)) throw refuseItem('sibling.unknown')
  return Number(number)
}
