import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { AccountId } from '../../domain/ids.ts'
import { useDecisionStore } from './decision.ts'
import { useDeskItemsStore } from './desk-items.ts'
import { useMergingStore } from './merging.ts'
import { useReadingStore } from './reading.ts'

/** Whose desk this is. The same person who signs in again finds their words; another one finds an empty desk. */
export const useDeskOwnerStore = defineStore('desk-owner', () => {
  const accountId = shallowRef<AccountId>()

  function claim(id: AccountId) {
    if (accountId.value !== id) clear()
    accountId.value = id
  }

  function clear() {
    accountId.value = undefined
    useDecisionStore().$reset()
    useDeskItemsStore().clear()
    useReadingStore().close()
    useMergingStore().close()
  }

  return { claim, clear }
})
