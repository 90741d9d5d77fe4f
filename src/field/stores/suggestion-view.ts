import type { ItemId, SuggestionId } from '../../domain/ids.ts'
import {
  isAllowedNext,
  stateOf,
  type SuggestionKind,
  type SuggestionState,
} from '../../domain/suggestion/suggestion.ts'
import type { KnownSuggestions, ToldSuggestion } from '../local/suggestions.ts'

/** Words that this phone said and the office has not taken in, or refused. */
export interface OwnWords {
  words: string
  at: number
  refusalCode: string | null
}

/** Something that was said to the office, as the person sees it. */
export interface SuggestionView {
  id: SuggestionId
  kind: SuggestionKind
  item: { itemId: ItemId; title: string | null } | null
  events: ToldSuggestion['events']
  /** Null as long as the office does not have it. */
  state: SuggestionState | null
  /** What waits on this phone or was refused; null when there is nothing. */
  own: OwnWords | null
  mayAskAgain: boolean
  at: number
}

/** What the office told and what only this phone knows, the newest first. */
export function viewSuggestions({ told, makings, askings }: KnownSuggestions): SuggestionView[] {
  const known = told.map((row): SuggestionView => {
    const asking = askings.filter(({ itemId }) => (itemId as string) === row.id).pop()
    const isOpen = asking !== undefined && asking.status !== 'taken'
    const own = isOpen ? toOwn(asking) : null
    const isWaiting = asking?.status === 'waiting'
    return {
      ...row,
      own,
      state: stateOf(row.events),
      mayAskAgain: !isWaiting && isAllowedNext(row.events, 'asked_again'),
      at: row.events[0]?.at ?? 0,
    }
  })
  const here = makings
    .filter(({ itemId }) => !told.some(({ id }) => (id as string) === itemId))
    .map((deed): SuggestionView => {
      const { kind, itemId } = deed.payload
      return {
        id: deed.itemId as string as SuggestionId,
        kind,
        item: itemId === null ? null : { itemId, title: null },
        events: [],
        state: null,
        own: toOwn(deed),
        mayAskAgain: false,
        at: deed.clientTime,
      }
    })
  return [...known, ...here].sort((a, b) => b.at - a.at)
}

function toOwn(deed: {
  payload: { words: string }
  clientTime: number
  refusalCode: string | null
}): OwnWords {
  return { words: deed.payload.words, at: deed.clientTime, refusalCode: deed.refusalCode }
}
