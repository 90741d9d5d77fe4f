import { computed, shallowRef } from 'vue'
import { useNow } from '../ui/use-now.ts'

/** Counts down the seconds that the server asks to wait. */
export function useWait() {
  const { now } = useNow({ intervalMs: 500 })
  const endsAt = shallowRef(0)
  const secondsLeft = computed(() => Math.max(0, Math.ceil((endsAt.value - now.value) / 1000)))

  function startWait(seconds: number) {
    endsAt.value = Date.now() + seconds * 1000
  }

  return { secondsLeft, startWait }
}
