import type { ExemplarId, NoticeId, SuggestionId } from '../../domain/ids.ts'
import { exemplarList, type NewExemplar } from '../../protocol/exemplar.ts'
import { noticeList, type NewNotice } from '../../protocol/notice.ts'
import { suggestionList, type SuggestionAnswer } from '../../protocol/suggestion.ts'
import { ask } from '../api.ts'

/** What 园地 asks the server; each answers with the whole list as it is then. */
export function listNotices() {
  return ask({ path: '/api/desk/notices', schema: noticeList })
}

export function postNotice(body: NewNotice) {
  return ask({ method: 'POST', path: '/api/desk/notices', body, schema: noticeList })
}

export function withdrawNotice(id: NoticeId, words: string) {
  const path = `/api/desk/notices/${id}/withdrawal`
  return ask({ method: 'POST', path, body: { words }, schema: noticeList })
}

export function listExemplars() {
  return ask({ path: '/api/desk/exemplars', schema: exemplarList })
}

export function addExemplar(body: NewExemplar) {
  return ask({ method: 'POST', path: '/api/desk/exemplars', body, schema: exemplarList })
}

export function removeExemplar(id: ExemplarId, words: string) {
  const path = `/api/desk/exemplars/${id}/removal`
  return ask({ method: 'POST', path, body: { words }, schema: exemplarList })
}

export function listSuggestions() {
  return ask({ path: '/api/desk/suggestions', schema: suggestionList })
}

export function answerSuggestion(id: SuggestionId, body: SuggestionAnswer) {
  const path = `/api/desk/suggestions/${id}/answers`
  return ask({ method: 'POST', path, body, schema: suggestionList })
}
