import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Policy } from '../../domain/policy/policy.ts'
import type { LocalAccount } from '../local/rows.ts'
import type { UnsentWork } from '../local/unsent-work.ts'
import { watchPolicy } from '../local/watch.ts'
import { endSession } from '../sync/end-session.ts'
import { useEntriesStore } from './entries.ts'
import { closeFieldMemory, getFieldMemory } from './field-memory.ts'
import { useSyncStore } from './sync.ts'
import type { Leaving } from './weigh-leaving.ts'

export type { Leaving } from './weigh-leaving.ts'

/** The person signed in on this phone, and leaving. */
export const useAccountStore = defineStore('account', () => {
  const account = shallowRef<LocalAccount | null>(getFieldMemory().account)
  const policy = shallowRef<Policy>()
  const unwatch = watchPolicy(getFieldMemory().database, Date.now, {
    next: (value) => (policy.value = value),
    error: () => {},
  })

  const unitClassName = computed(
    () => policy.value?.unitClasses.find(({ id }) => id === account.value?.unitClassId)?.name ?? null,
  )

  /** What leaving could take along: what the office has not confirmed as a whole, and drafts that it has no copy of. */
  async function countUnsent(): Promise<UnsentWork> {
    const { database } = getFieldMemory()
    return (await import('../local/unsent-work.ts')).countUnsent(database)
  }

  /** What signing out comes to at this moment, and whether the way back in is open. */
  async function weighLeaving(): Promise<Leaving> {
    const { database } = getFieldMemory()
    return (await import('./weigh-leaving.ts')).weighLeaving(database, useSyncStore().makeAside())
  }

  /**
   * Ends the session. The memory stays on this phone for the next sign-in, also what the office has received: until
   * that is in a verified backup, this phone may hold the only other copy. Only an explicit word deletes it.
   */
  async function signOut({ discardUnsent }: { discardUnsent: boolean }): Promise<void> {
    useSyncStore().stop()
    useEntriesStore().stop()
    unwatch()
    await endSession(fetch)
    await closeFieldMemory(discardUnsent)
    account.value = null
  }

  return { account, unitClassName, countUnsent, weighLeaving, signOut }
})
