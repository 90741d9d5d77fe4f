import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ItemId } from '../../domain/ids.ts'
import type { UnsignedList } from '../../protocol/review.ts'
import { listUnsigned, remindOfSignature } from '../api.ts'
import { newRequestId } from '../new-command-id.ts'

type Phase =
  { status: 'loading' } | { status: 'ready'; list: UnsignedList } | { status: 'failed'; code: string }

/** What lies in the units unsigned, as the desk sees it; it is not the office's yet. */
export const useUnsignedStore = defineStore('unsigned', () => {
  const phase = shallowRef<Phase>({ status: 'loading' })

  const busyId = shallowRef<ItemId>()
  const refusal = shallowRef<{ itemId: ItemId; code: string }>()

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

  /** 催办; what was refused, or lost on its way, is said at the line. */
  async function remind(itemId: ItemId) {
    if (busyId.value !== undefined) return
    busyId.value = itemId
    refusal.value = undefined
    const answer = await remindOfSignature(itemId, newRequestId())
    busyId.value = undefined
    if (answer.ok) phase.value = { status: 'ready', list: answer.value }
    else refusal.value = { itemId, code: answer.code }
  }

  return { phase, items, overdue, byUnit, busyId, refusal, load, remind }
})
