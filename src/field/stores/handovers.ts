import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import { WORK_KINDS } from '../../domain/people/handover.ts'
import { watchHandovers } from '../local/handovers.ts'
import { getFieldMemory } from './field-memory.ts'

const DAY_MS = 86_400_000
/** So long what was taken over stands on 今日; the work itself stands where all work does. */
const SHOWN_MS = 14 * DAY_MS

type Handover = Parameters<Parameters<typeof watchHandovers>[1]['next']>[0][number]

/** What colleagues who stopped left to this person. */
export const useHandoversStore = defineStore('handovers', () => {
  const handovers = shallowRef<Handover[]>([])
  const unwatch = watchHandovers(getFieldMemory().database, {
    next: (value) => (handovers.value = value),
    // Nothing hangs on it: the work itself is read elsewhere.
    error: () => (handovers.value = []),
  })
  onScopeDispose(unwatch)

  /** Of the last days, with how much of each kind. */
  function recentAt(now: number) {
    return handovers.value
      .filter(({ at }) => now - at < SHOWN_MS)
      .map(({ fromName, byName, at, moved }) => ({
        fromName,
        byName,
        at,
        counts: WORK_KINDS.map((kind) => ({
          kind,
          count: moved.filter((each) => each.kind === kind).length,
        })).filter(({ count }) => count > 0),
      }))
  }

  return { recentAt }
})
