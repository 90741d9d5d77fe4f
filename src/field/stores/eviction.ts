import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import { readMeta } from '../local/meta.ts'
import { watchDraftStarts, watchExchange, watchUnconfirmed } from '../local/watch.ts'
import { keepWitness, readWitness, type Lost, type Witness } from '../local/witness.ts'
import { getFieldMemory } from './field-memory.ts'

/** Whether the browser cleared this phone's memory, and what came back from the office since. */
export const useEvictionStore = defineStore('eviction', () => {
  /** What the memory held before it was found empty, until the officer has taken note of it. */
  const lost = shallowRef<Lost>()
  /** The office has answered since: what it keeps is here again. */
  const isRestored = ref(false)
  /** The drafts that are here again; what was begun since is none of them. */
  const draftCount = ref(0)
  const contactAt = ref<number | null>(null)
  const { database, account, isNumbered } = getFieldMemory()
  let unwatches: (() => void)[] = []
  let drafts = 0
  let unconfirmed = 0
  let isDisposed = false

  async function begin(): Promise<void> {
    const witness = readWitness(account.accountId)
    const isNew = (await isNumbered) || (await isUnused())
    lost.value = witness?.lost
    if (isNew && witness !== undefined && hadSomething(witness)) {
      const { lost: _earlier, ...had } = witness
      lost.value = { ...had, foundAt: Date.now() }
    }
    if (isDisposed) return
    // Only from here on is the record written: before, it would say that nothing was ever here.
    unwatches = [
      watchDraftStarts(database, {
        next: (starts) => {
          drafts = starts.length
          draftCount.value = starts.filter((createdAt) => createdAt < (lost.value?.foundAt ?? 0)).length
          write()
        },
        error: () => {},
      }),
      watchUnconfirmed(database, {
        next: (count) => {
          unconfirmed = count
          write()
        },
        error: () => {},
      }),
      watchExchange(database, {
        next: (exchange) => {
          contactAt.value = exchange?.contactAt ?? null
          isRestored.value = exchange !== undefined
          write()
        },
        error: () => {},
      }),
    ]
  }

  /** Numbered at an earlier start that did not reach the office. */
  async function isUnused(): Promise<boolean> {
    return (await readMeta(database, 'exchange')) === undefined && (await database.drafts.count()) === 0
  }

  function write(): void {
    // Until the office has answered, the old record is the only one that knows what was here.
    if (lost.value !== undefined && !isRestored.value) return
    const kept = lost.value === undefined ? {} : { lost: lost.value }
    keepWitness(account.accountId, { drafts, contactAt: contactAt.value, unconfirmed, ...kept })
  }

  /** The officer has read it. */
  function acknowledge(): void {
    lost.value = undefined
    write()
  }

  // A memory that does not open has its own sentence.
  const begun = begin().catch(() => undefined)
  onScopeDispose(() => {
    isDisposed = true
    unwatches.forEach((unwatch) => unwatch())
  })
  return { lost, isRestored, draftCount, begun, acknowledge }
})

const hadSomething = ({ drafts, contactAt, unconfirmed = 0 }: Witness) =>
  drafts > 0 || contactAt !== null || unconfirmed > 0
