import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ItemId } from '../../domain/ids.ts'

/** Which items are about to become a composite; the dialog itself comes with its own chunk. */
export const useMergingStore = defineStore('merging', () => {
  const isOpen = shallowRef(false)
  const itemIds = shallowRef<readonly ItemId[]>([])

  /** Opens 综合 with these items, the first of them as the main source. */
  function open(ids: readonly ItemId[]) {
    itemIds.value = ids
    isOpen.value = true
  }

  function close() {
    isOpen.value = false
    itemIds.value = []
  }

  return { isOpen, itemIds, open, close }
})
