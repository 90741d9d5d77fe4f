import { parseExemplarId, type ExemplarId } from '../../domain/ids.ts'
import { exemplarList, exemplarRemoval, newExemplar } from '../../protocol/exemplar.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { refuseExemplar } from './exemplars.errors.ts'
import { addToLibrary, listLibrary, takeOutOfLibrary } from './exemplars.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const
const EDITORS = { roles: ['editor'], scope: 'office' } as const
const LARGEST_TEXT_BYTES = 256 * 1024

export function exemplarRoutes({ db }: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/exemplars',
      policy: READERS,
      summary: 'The library of good texts (优稿库), the newest first, also what was taken out',
      response: exemplarList,
      refusals: [],
      handle: async () => ({ body: listLibrary(db) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/exemplars',
      policy: EDITORS,
      summary:
        'Put an adopted item or composite, or a text from elsewhere, into the library; again: harmless',
      body: newExemplar,
      bodyBytes: LARGEST_TEXT_BYTES,
      response: exemplarList,
      refusals: [
        'exemplar.id_taken',
        'exemplar.not_adopted',
        'exemplar.in_already',
        'item.unknown',
        'exemplar.secrecy_mark',
        'composite.unknown',
      ],
      async handle({ body, session, at }) {
        await addToLibrary(db, body, { by: session.accountId, at })
        return { body: listLibrary(db) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/exemplars/:id/removal',
      policy: EDITORS,
      summary: 'Take a text out of the library, with the reason; again: harmless',
      body: exemplarRemoval,
      response: exemplarList,
      refusals: ['exemplar.unknown'],
      async handle({ params, body, session, at }) {
        await takeOutOfLibrary(db, readId(params), { ...body, by: session.accountId, at })
        return { body: listLibrary(db) }
      },
    }),
  ]
}

function readId(params: Record<string, string>): ExemplarId {
  const id = parseExemplarId(params['id'] ?? '')
  if (id === undefined) throw refuseExemplar('exemplar.unknown')
  return id
}
