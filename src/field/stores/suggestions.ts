import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { newCommandId, newItemId, type ItemId, type SuggestionId } from '../../domain/ids.ts'
import { queueDeed } from '../local/deeds.ts'
import { hashText } from '../local/photo-bytes.ts'
import {
  keepUnsaid,
  NEW_SUGGESTION,
  readUnsaid,
  watchSuggestions,
  type KnownSuggestions,
  type SuggestionDeed,
  type UnsaidWords,
} from '../local/suggestions.ts'
import { APP_VERSION } from './app-version.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { viewSuggestions } from './suggestion-view.ts'
import { useSyncStore } from './sync.ts'

export type { UnsaidWords } from '../local/suggestions.ts'
export type { SuggestionView } from './suggestion-view.ts'

/** `waiting`: it stands in the outbox. `secret`: the words carry a classification mark. `problem`: it was not saved. */
export type SuggestionAnswer = 'waiting' | 'missing' | 'secret' | 'problem'

/** Under which what is typed for a new one is kept. */

/** 意见建议与投诉: said without a network, and read again with the office's answers. */
export const useSuggestionsStore = defineStore('suggestions', () => {
  const { database } = getFieldMemory()
  const known = shallowRef<KnownSuggestions>()
  const hasFailed = shallowRef(false)

  const suggestions = computed(() => (known.value === undefined ? [] : viewSuggestions(known.value)))
  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return known.value === undefined ? 'loading' : 'ready'
  })

  /** Says something new to the office. */
  async function say({ words, ...rest }: UnsaidWords): Promise<SuggestionAnswer> {
    const payload = { ...rest, words: words.trim() }
    return queue(newItemId(browserIds), { type: 'suggestion.make', payload }, NEW_SUGGESTION)
  }

  /** Follows the first answer up, once. */
  async function askAgain(id: SuggestionId, text: string): Promise<SuggestionAnswer> {
    const payload = { words: text.trim() }
    return queue(id as string as ItemId, { type: 'suggestion.ask_again', payload }, id)
  }

  async function queue(
    subjectId: ItemId,
    deed: SuggestionDeed,
    unsaidKey: string,
  ): Promise<SuggestionAnswer> {
    const { words } = deed.payload
    if (words === '') return 'missing'
    // 涉密不上网: whatever leaves the phone is looked at.
    if (findSecrecyMark(words) !== undefined) return 'secret'
    try {
      await queueDeed(database, {
        deed,
        subjectId,
        baseRev: 0,
        commandId: newCommandId(browserIds),
        now: Date.now(),
        appVersion: APP_VERSION,
        hash: hashText,
      })
    } catch {
      return 'problem'
    }
    // It is said; should the typed words stay behind, they are only offered once more.
    await keepUnsaid(database, unsaidKey, null).catch(() => undefined)
    useSyncStore().wakeSoon()
    return 'waiting'
  }

  /** What was being typed when the app was left; undefined when there is nothing. */
  async function readTyped(id: SuggestionId | null): Promise<UnsaidWords | undefined> {
    const unsaid: Record<string, UnsaidWords> = await readUnsaid(database).catch(() => ({}))
    return unsaid[id ?? NEW_SUGGESTION]
  }

  /** False when the phone could not keep what is being typed. */
  async function keepTyped(id: SuggestionId | null, typed: UnsaidWords): Promise<boolean> {
    const isEmpty = typed.words.trim() === ''
    return keepUnsaid(database, id ?? NEW_SUGGESTION, isEmpty ? null : typed).then(
      () => true,
      () => false,
    )
  }

  const unwatch = watchSuggestions(database, {
    next: (rows) => (known.value = rows),
    error: () => (hasFailed.value = true),
  })
  onScopeDispose(unwatch)

  return { status, suggestions, say, askAgain, readTyped, keepTyped }
})
