import { onScopeDispose, shallowRef } from 'vue'

/** A screen's height above and below is drawn ahead, so that a quick scroll finds lines. */
const AHEAD_PX = 700

/**
 * Which blocks of a long list are near the part that is seen; the others are only as high as they were. A block counts
 * as near until the observer says that it is not; without one (old browsers) all are.
 */
export function useNearBlocks() {
  const far = shallowRef<ReadonlySet<number>>(new Set())
  const isWatching = typeof IntersectionObserver !== 'undefined'
  const heights = new Map<number, number>()
  let observer: IntersectionObserver | undefined

  function attach(element: unknown) {
    if (!isWatching || !(element instanceof HTMLElement)) return
    observer ??= new IntersectionObserver(handle, {
      root: element.closest('.pane'),
      rootMargin: `${AHEAD_PX}px 0px`,
    })
    observer.observe(element)
  }

  function handle(entries: IntersectionObserverEntry[]) {
    const next = new Set(far.value)
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const block = Number((target as HTMLElement).dataset['block'])
      if (isIntersecting) next.delete(block)
      else if (!next.has(block)) {
        heights.set(block, boundingClientRect.height)
        next.add(block)
      }
    }
    far.value = next
  }

  const isNear = (block: number) => !far.value.has(block)
  const heightOf = (block: number) => heights.get(block)

  onScopeDispose(() => observer?.disconnect())
  return { attach, isNear, heightOf }
}
