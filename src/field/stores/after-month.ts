import { watch } from 'vue'
import { useProgressStore } from './progress.ts'

/**
 * Does `work` once the month's card has its numbers: whatever else the screens read waits behind it, because all
 * reading goes through one queue of the phone's memory. Returns what calls it off: somebody may leave before.
 */
export function afterMonth(work: () => void): () => void {
  const progress = useProgressStore()
  if (progress.status !== 'loading') {
    work()
    return () => {}
  }
  const unwatch = watch(
    () => progress.status,
    () => {
      unwatch()
      work()
    },
    { flush: 'post' },
  )
  return unwatch
}
