import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Policy } from '../../domain/policy/policy.ts'
import type { LocalAccount } from '../local/rows.ts'
import { countWaitingAppeals } from '../local/make-appeal.ts'
import { countOnlyHere } from '../local/only-here.ts'
import { countWaiting } from '../local/outbox.ts'
import { countPhotosToSend } from '../local/photo-queue.ts'
import { watchPolicy } from '../local/watch.ts'
import { endSession } from '../sync/end-session.ts'
import { useEntriesStore } from './entries.ts'
import { closeFieldMemory, getFieldMemory } from './field-memory.ts'
import { useSyncStore } from './sync.ts'

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

  /** What leaving could take along: submissions the office has not confirmed, photos to come, and drafts that it has no copy of. */
  async function countUnsent(): Promise<{ waiting: number; drafts: number }> {
    const { database } = getFieldMemory()
    const [outbox, appeals, photos, drafts] = await Promise.all([
      countWaiting(database),
      countWaitingAppeals(database),
      countPhotosToSend(database),
      countOnlyHere(database),
    ])
    return { waiting: outbox + appeals + photos, drafts }
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

  return { account, unitClassName, countUnsent, signOut }
})
