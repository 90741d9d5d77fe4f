import { onScopeDispose, watch, type ShallowRef } from 'vue'

interface NearEndOptions {
  /** What grows when more is loaded. */
  contents: () => unknown
  onNear: () => unknown
}

/** Calls `onNear` when the end of a scrolling pane comes near, so that the next page is on its way in time. */
export function useNearEnd(
  end: Readonly<ShallowRef<HTMLElement | null>>,
  { contents, onNear }: NearEndOptions,
) {
  let observer: IntersectionObserver | undefined

  // The observer tells of changes only: after each page it is asked anew whether the end is still near.
  function observeAnew() {
    observer?.disconnect()
    if (typeof IntersectionObserver === 'undefined' || end.value === null) return
    const options = { root: end.value.closest('.pane'), rootMargin: '600px' }
    observer = new IntersectionObserver(handleChange, options)
    observer.observe(end.value)
  }

  function handleChange(entries: IntersectionObserverEntry[]) {
    if (entries.some((entry) => entry.isIntersecting)) void onNear()
  }

  watch([end, contents], observeAnew, { flush: 'post' })
  onScopeDispose(() => observer?.disconnect())
}
