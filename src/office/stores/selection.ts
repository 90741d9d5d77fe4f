import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ItemId } from '../../domain/ids.ts'
import { useDeskItemsStore } from './desk-items.ts'

/** Several lines of the list that one thing is to be done with. */
export const useSelectionStore = defineStore('selection', () => {
  const items = useDeskItemsStore()
  const chosen = shallowRef<ReadonlySet<ItemId>>(new Set())
  // Where a stretch begins that Shift extends.
  let anchor: ItemId | undefined

  /** Only what the list shows: what left it is not done by accident. */
  const ids = computed(() => items.lines.map(({ id }) => id).filter((id) => chosen.value.has(id)))

  function toggle(id: ItemId) {
    const next = new Set(chosen.value)
    if (!next.delete(id)) next.add(id)
    chosen.value = next
    anchor = id
  }

  /** All lines from the one chosen last up to this one. */
  function extendTo(id: ItemId) {
    const order = items.lines.map((line) => line.id)
    const [from, until] = [order.indexOf(anchor ?? id), order.indexOf(id)].sort((a, b) => a - b)
    if (from === undefined || until === undefined || from === -1) return toggle(id)
    chosen.value = new Set([...chosen.value, ...order.slice(from, until + 1)])
  }

  function keepOnly(kept: Iterable<ItemId>) {
    chosen.value = new Set(kept)
  }

  return { chosen, ids, toggle, extendTo, keepOnly, clear: () => keepOnly([]) }
})
