import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { watchExemplars, type ToldExemplar } from '../local/exemplars.ts'
import { getFieldMemory } from './field-memory.ts'

export type { ToldExemplar } from '../local/exemplars.ts'

/** 优稿库 as far as this phone keeps it; it is searched without a network. */
export const useExemplarsStore = defineStore('exemplars', () => {
  const { database } = getFieldMemory()
  const exemplars = shallowRef<ToldExemplar[]>()
  const hasFailed = shallowRef(false)

  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return exemplars.value === undefined ? 'loading' : 'ready'
  })

  const unwatch = watchExemplars(database, {
    next: (rows) => (exemplars.value = rows),
    error: () => (hasFailed.value = true),
  })
  onScopeDispose(unwatch)

  return { status, exemplars }
})
