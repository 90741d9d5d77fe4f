import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { newCommandId, newItemId, type ItemId } from '../../domain/ids.ts'
import { draftFromTopic } from '../../domain/key-points/calendar-topic.ts'
import { draftOfResults } from '../../domain/key-points/follow-up.ts'
import { hashText } from '../local/photo-bytes.ts'
import { startTopicDraft } from '../local/start-topic.ts'
import { watchTopics, type KnownTopics } from '../local/topics.ts'
import type { Unwatch } from '../local/watch.ts'
import { APP_VERSION } from './app-version.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { useSyncStore } from './sync.ts'
import { viewTopics, type PromptView } from './topic-view.ts'

export type { PromptView } from './topic-view.ts'

/** 选题日历 and 成效回访 as this phone knows them; reading and beginning a text need no network. */
export const useTopicsStore = defineStore('topics', () => {
  const { database } = getFieldMemory()
  const known = shallowRef<KnownTopics>()
  const hasFailed = ref(false)
  const now = ref(Date.now())
  let unwatch: Unwatch = () => {}

  const prompts = computed(() => (known.value === undefined ? [] : viewTopics(known.value, now.value)))
  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return known.value === undefined ? 'loading' : 'ready'
  })

  function start(): void {
    unwatch()
    hasFailed.value = false
    unwatch = watchTopics(database, {
      next: (value) => {
        // The day may have changed since the last look.
        now.value = Date.now()
        known.value = value
      },
      error: () => (hasFailed.value = true),
    })
  }

  /** The id of a new draft, or of the one that was begun already; null when the phone could not keep it. */
  async function write(prompt: PromptView): Promise<ItemId | null> {
    if (prompt.draftId !== null) return prompt.draftId
    const itemId = newItemId(browserIds)
    const ofResults = prompt.kind === 'results'
    try {
      await startTopicDraft(database, {
        itemId,
        text: ofResults ? draftOfResults(prompt) : draftFromTopic(prompt),
        beginning: prompt.beginning,
        pointIds: ofResults ? prompt.pointIds : [],
        commandId: newCommandId(browserIds),
        now: Date.now(),
        appVersion: APP_VERSION,
        hash: hashText,
      })
    } catch {
      return null
    }
    useSyncStore().wakeSoon()
    return itemId
  }

  onScopeDispose(() => unwatch())
  start()
  return { status, prompts, write, retry: start }
})
