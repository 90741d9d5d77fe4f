import { onScopeDispose, shallowRef } from 'vue'
import { useRouter } from 'vue-router'

/**
 * The page somebody wanted whose program is not on this phone yet: they signed in and lost the network before all of
 * it was there. `missed` is its address until another page opens. `open` loads the program anew at that address, since
 * a browser may remember a part that failed; the return of the network does the same by itself. Without a network it only
 * asks once more: a program that is not whole would not come back.
 */
export function useMissedPage(load = (address: string) => location.assign(address)) {
  const router = useRouter()
  const missed = shallowRef<string>()

  function open() {
    if (missed.value === undefined) return
    if (navigator.onLine) load(router.resolve(missed.value).href)
    else void router.push(missed.value).catch(() => undefined)
  }

  const stops = [
    router.onError((_failure, to) => (missed.value = to.fullPath)),
    // Also where nothing moved: the tab of the screen on which the page was wanted leads back to that screen.
    router.afterEach(() => (missed.value = undefined)),
  ]
  addEventListener('online', open)
  onScopeDispose(() => {
    removeEventListener('online', open)
    for (const stop of stops) stop()
  })
  return { missed, open }
}
