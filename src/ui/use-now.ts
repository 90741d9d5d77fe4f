import { onScopeDispose, readonly, shallowRef } from 'vue'

/** A clock for times that age on the screen (ms since 1970 UTC). */
export function useNow({ intervalMs = 30_000 }: { intervalMs?: number } = {}) {
  const now = shallowRef(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), intervalMs)
  onScopeDispose(() => clearInterval(timer))
  return { now: readonly(now) }
}
