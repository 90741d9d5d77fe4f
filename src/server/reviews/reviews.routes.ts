import { deputyList, namingAtDesk, remindRequest, unsignedList } from '../../protocol/review.ts'
import { readItemId } from '../items/item-view.usecases.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { endDeputyship, listDeputyships, nameDeputy, type Settled } from './deputies.usecases.ts'
import { refuseReview, type REVIEW_REFUSALS } from './reviews.errors.ts'
import { remind } from './remind.usecases.ts'
import { listUnsigned } from './unsigned.usecases.ts'

const ADMIN = { roles: ['admin'], scope: 'office' } as const

export function reviewRoutes({ db }: Parts): Route[] {
  const listAt = (at: number) => ({ deputyships: listDeputyships(db, at), serverTime: at })
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/unsigned',
      policy: { roles: ['editor', 'leader', 'admin'], scope: 'office' },
      summary: 'What lies in the units unsigned, longest waiting first',
      response: unsignedList,
      refusals: [],
      handle: async ({ at }) => ({ body: listUnsigned(db, at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/unsigned/:id/reminders',
      policy: { roles: ['editor'], scope: 'office' },
      summary:
        'Remind a unit of an overdue signature (催办), once an hour at most; sent again it is harmless',
      body: remindRequest,
      response: unsignedList,
      refusals: ['item.unknown', 'review.not_overdue', 'review.reminded_already'],
      async handle({ params, body: { id }, session, at }) {
        await remind(db, { id, itemId: readItemId(params), by: session.accountId, at })
        return { body: listUnsigned(db, at) }
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/admin/deputies',
      policy: ADMIN,
      summary: 'Who stands in for whom, now or soon',
      response: deputyList,
      refusals: [],
      handle: async ({ at }) => ({ body: listAt(at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/admin/deputies',
      policy: ADMIN,
      summary: 'Name who signs for the holder of a post; sent again it is harmless',
      body: namingAtDesk,
      response: deputyList,
      refusals: ['review.not_yours', 'deputy.wrong_person', 'deputy.wrong_time', 'deputy.unknown'],
      async handle({ body, session, at }) {
        ensureSettled(await db.write(() => nameDeputy(db, { ...body, namedBy: session.accountId, at })))
        return { body: listAt(at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/admin/deputies/:id/ending',
      policy: ADMIN,
      summary: 'The holder of the post is back; sent again it is harmless',
      response: deputyList,
      refusals: ['deputy.unknown'],
      async handle({ params: { id = '' }, at }) {
        ensureSettled(await db.write(() => endDeputyship(db, { id, holderId: null, at })))
        return { body: listAt(at) }
      },
    }),
  ]
}

function ensureSettled(settled: Settled) {
  if (!settled.ok) throw refuseReview(settled.code as keyof typeof REVIEW_REFUSALS)
}
