import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { ExemplarId, NoticeId, SuggestionId } from '../../domain/ids.ts'
import { isAnswerOverdue, stateOf, type SuggestionState } from '../../domain/suggestion/suggestion.ts'
import type { NewExemplar } from '../../protocol/exemplar.ts'
import type { NewNotice } from '../../protocol/notice.ts'
import type { DeskSuggestion } from '../../protocol/suggestion.ts'
import {
  addExemplar,
  answerSuggestion,
  listExemplars,
  listNotices,
  listSuggestions,
  postNotice,
  removeExemplar,
  withdrawNotice,
} from './api.ts'
import { useLoaded } from './use-loaded.ts'

/** Something said to the office with how far it is. */
export interface SuggestionCase extends DeskSuggestion {
  state: SuggestionState
}

/** 园地: notices, the library of good texts, and what people say to the office. */
export const useGardenStore = defineStore('garden', () => {
  const notices = useLoaded(listNotices)
  const exemplars = useLoaded(listExemplars)
  const suggestions = useLoaded(listSuggestions)

  const cases = computed((): SuggestionCase[] => {
    const { value: phase } = suggestions.phase
    if (phase.status !== 'ready') return []
    return phase.value.suggestions.flatMap((one) => {
      const state = stateOf(one.events)
      return state === null ? [] : [{ ...one, state }]
    })
  })
  const openCases = computed(() => cases.value.filter(({ state }) => state.status === 'open'))
  const overdueAt = (now: number) => openCases.value.filter(({ state }) => isAnswerOverdue(state, now))

  function load() {
    return Promise.all([notices.load(), exemplars.load(), suggestions.load()])
  }

  /** A complaint must not stand on the screen of the next person at this desk. */
  function forget() {
    for (const list of [notices, exemplars, suggestions]) list.forget()
  }

  /** Each of these answers the code of the refusal, or undefined when it is done and shown. */
  const post = async (notice: NewNotice) => notices.take(await postNotice(notice))
  const withdraw = async (id: NoticeId, words: string) => notices.take(await withdrawNotice(id, words))
  const add = async (exemplar: NewExemplar) => exemplars.take(await addExemplar(exemplar))
  const remove = async (id: ExemplarId, words: string) => exemplars.take(await removeExemplar(id, words))

  async function answer({ id, rev }: { id: SuggestionId; rev: number }, words: string) {
    const code = suggestions.take(await answerSuggestion(id, { rev, words }))
    // What a colleague or the person did meanwhile has to be seen before it is tried again.
    if (code !== undefined) void suggestions.load()
    return code
  }

  return {
    notices: notices.phase,
    exemplars: exemplars.phase,
    suggestions: suggestions.phase,
    cases,
    openCases,
    overdueAt,
    load,
    forget,
    post,
    withdraw,
    add,
    remove,
    answer,
  }
})
