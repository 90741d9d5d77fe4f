import { parseItemId } from '../../domain/ids.ts'
import { likenessReport } from '../../protocol/desk-likeness.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import { refuseLikeness } from './likeness.errors.ts'
import type { Parts } from '../parts.ts'
import { reportLikeness } from './likeness.usecases.ts'

export function likenessRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/items/:id/likeness',
      policy: { roles: ['editor', 'leader'], scope: 'office' },
      summary: 'Which items of the archive share passages with this one, and traces of copying in it',
      response: likenessReport,
      refusals: ['item.unknown'],
      async handle({ params }) {
        const id = parseItemId(params['id'] ?? '')
        if (id === undefined) throw refuseLikeness('item.unknown')
        return { body: await reportLikeness(parts, id) }
      },
    }),
  ]
}
