import { askRequest, handling, owedOpinions } from '../../protocol/desk-intake.ts'
import { opinion } from '../../protocol/opinion.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import { getDeskItem } from '../items/decision.usecases.ts'
import { readItemId } from '../items/item-view.usecases.ts'
import type { Parts } from '../parts.ts'
import { answerAtDesk, ask } from './consultations.usecases.ts'
import { describeHandling } from './handling.usecases.ts'
import { describeOwed, newsOfOpinion } from './owed-opinions.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const
const EDITORS = { roles: ['editor'], scope: 'office' } as const

export function consultationRoutes(parts: Parts): Route[] {
  const { db, events } = parts
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/items/:id/handling',
      policy: READERS,
      summary: 'Whose review is missing, and the opinions asked for about an item',
      response: handling,
      refusals: ['item.unknown'],
      handle: async ({ params, session, at }) => ({
        body: describeHandling(parts, { itemId: readItemId(params), session, at }),
      }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/opinions',
      policy: { ...READERS, isUnattended: true },
      summary: 'The opinions that wait for the one who asks (会商)',
      response: owedOpinions,
      refusals: [],
      handle: async ({ session, at }) => ({ body: describeOwed(db, session.accountId, at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/items/:id/consultations',
      policy: EDITORS,
      summary: 'Ask a unit, a leader or an expert about an item (会商); sent again it is harmless',
      body: askRequest,
      response: handling,
      refusals: ['item.unknown', 'unit.unknown', 'person.unknown'],
      async handle({ params, body, session, at }) {
        const itemId = readItemId(params)
        getDeskItem(db, itemId)
        await ask(db, { itemId, request: body, editor: session, at })
        events.announce(newsOfOpinion(itemId))
        return { body: describeHandling(parts, { itemId, session, at }) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/consultations/:id/answer',
      policy: READERS,
      summary: 'A leader’s own opinion, or an expert’s that an editor enters',
      body: opinion,
      response: handling,
      refusals: ['consultation.unknown', 'consultation.answered'],
      async handle({ params, body, session, at }) {
        const itemId = await answerAtDesk(db, { id: params['id'] ?? '', opinion: body, person: session, at })
        events.announce(newsOfOpinion(itemId))
        return { body: describeHandling(parts, { itemId, session, at }) }
      },
    }),
  ]
}
