import { onScopeDispose, shallowRef } from 'vue'

/** A screen's height above and below is drawn ahead, so that a quick scroll finds lines. */
const AHEAD_PX = 700

/**
 * Which blocks of a long list are near the part that is seen; the others are only as high as they were. Without an
 * observer (old browsers) all are near.
 */
export function useNearBlocks() {
  const near = shallowRef<ReadonlySet<number>>(new Set())
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
    const next = new Set(near.value)
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const block = Number((target as HTMLElement).dataset['block'])
      if (isIntersecting) next.add(block)
      else if (next.delete(block)) heights.set(block, boundingClientRect.height)
    }
    near.value = next
  }

  const isNear = (block: number) => !isWatching || near.value.has(block)
  const heightOf = (block: number) => heights.get(block)

  onScopeDispose(() => observer?.disconnect())
  return { attach, isNear, heightOf }
}
