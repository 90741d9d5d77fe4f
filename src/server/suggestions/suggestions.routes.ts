import { parseSuggestionId, type SuggestionId } from '../../domain/ids.ts'
import { suggestionAnswer, suggestionList } from '../../protocol/suggestion.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { answerSuggestion, listForOffice } from './answers.usecases.ts'
import { refuseSuggestion } from './suggestions.errors.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const

export function suggestionRoutes({ db }: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/suggestions',
      policy: READERS,
      summary: 'Opinions and proposals; complaints to leaders and the director alone',
      response: suggestionList,
      refusals: [],
      handle: async ({ session, at }) => ({ body: listForOffice(db, session, at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/suggestions/:id/answers',
      policy: READERS,
      summary: 'Answer what is open, as it was read',
      body: suggestionAnswer,
      response: suggestionList,
      refusals: ['suggestion.unknown', 'suggestion.changed', 'suggestion.wrong_state'],
      async handle({ params, body, session, at }) {
        await answerSuggestion(db, { ...body, id: readId(params), person: session, at })
        return { body: listForOffice(db, session, at) }
      },
    }),
  ]
}

function readId(params: Record<string, string>): SuggestionId {
  const id = parseSuggestionId(params['id'] ?? '')
  if (id === undefined) throw refuseSuggestion('suggestion.unknown')
  return id
}
