import { parseNoticeId, type NoticeId } from '../../domain/ids.ts'
import { newNotice, noticeList, noticeWithdrawal } from '../../protocol/notice.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { refuseNotice } from './notices.errors.ts'
import { listDeskNotices, postNotice, withdrawNotice } from './notices.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const
const EDITORS = { roles: ['editor'], scope: 'office' } as const

export function noticeRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/notices',
      policy: READERS,
      summary: 'Notices (公告), the newest first, and whom one can be addressed to',
      response: noticeList,
      refusals: [],
      handle: async ({ at }) => ({ body: listDeskNotices(parts, at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/notices',
      policy: EDITORS,
      summary: 'Post a notice; sent again it is harmless',
      body: newNotice,
      response: noticeList,
      refusals: [
        'notice.id_taken',
        'notice.until_in_past',
        'unit.unknown',
        'notice.class_unknown',
        'notice.secrecy_mark',
      ],
      async handle({ body, session, at }) {
        await postNotice(parts, body, { by: session.accountId, at })
        return { body: listDeskNotices(parts, at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/notices/:id/withdrawal',
      policy: EDITORS,
      summary: 'Take a notice off the phones, with the reason; again: harmless',
      body: noticeWithdrawal,
      response: noticeList,
      refusals: ['notice.unknown'],
      async handle({ params, body, session, at }) {
        await withdrawNotice(parts.db, readId(params), { ...body, by: session.accountId, at })
        return { body: listDeskNotices(parts, at) }
      },
    }),
  ]
}

function readId(params: Record<string, string>): NoticeId {
  const id = parseNoticeId(params['id'] ?? '')
  if (id === undefined) throw refuseNotice('notice.unknown')
  return id
}
