import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { UnsignedList } from '../../protocol/review.ts'
import { listUnsigned } from '../api.ts'

type Phase =
  { status: 'loading' } | { status: 'ready'; list: UnsignedList } | { status: 'failed'; code: string }

/** What lies in the units unsigned, as the desk sees it; it is not the office's yet. */
export const useUnsignedStore = defineStore('unsigned', () => {
  const phase = shallowRef<Phase>({ status: 'loading' })

  const items = computed(() => (phase.value.status === 'ready' ? phase.value.list.items : []))
  const overdue = computed(() => {
    if (phase.value.status !== 'ready') return []
    const { items: all, serverTime } = phase.value.list
    return all.filter(({ dueAt }) => dueAt !== null && dueAt <= serverTime)
  })
  /** By unit, the one that has let something lie longest first. */
  const byUnit = computed(() => {
    const groups = new Map<string, UnsignedList['items']>()
    for (const item of items.value) groups.set(item.unitName, [...(groups.get(item.unitName) ?? []), item])
    return [...groups].map(([unitName, lines]) => ({ unitName, lines }))
  })

  async function load() {
    const answer = await listUnsigned()
    phase.value = answer.ok
      ? { status: 'ready', list: answer.value }
      : { status: 'failed', code: answer.code }
  }

  return { phase, items, overdue, byUnit, load }
})
