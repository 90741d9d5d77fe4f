import { defineStore } from 'pinia'
import type { AccountId } from '../../domain/ids.ts'
import { useOwedOpinionsStore } from '../opinions/owed.ts'
import { usePasswordsStore } from '../people/passwords.ts'
import { useDecisionStore } from './decision.ts'
import { useDeskItemsStore } from './desk-items.ts'
import { useEditingStore } from './editing.ts'
import { useDeskOwnerId } from './owner-id.ts'
import { useMergingStore } from './merging.ts'
import { useReadingStore } from './reading.ts'
import { useSelectionStore } from './selection.ts'

/** Whose desk this is. The same person who signs in again finds their words; another one finds an empty desk. */
export const useDeskOwnerStore = defineStore('desk-owner', () => {
  const accountId = useDeskOwnerId()

  function claim(id: AccountId) {
    if (accountId.value !== id) clear()
    accountId.value = id
  }

  function clear() {
    accountId.value = undefined
    useDecisionStore().$reset()
    useDeskItemsStore().clear()
    useReadingStore().close()
    useSelectionStore().clear()
    useEditingStore().close()
    useMergingStore().close()
    useOwedOpinionsStore().clear()
    usePasswordsStore().putAway()
  }

  return { claim, clear }
})
