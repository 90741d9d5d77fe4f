import { onScopeDispose, shallowRef } from 'vue'

/** A screen's height above and below is drawn ahead, so that a quick scroll finds lines. */
const AHEAD_PX = 700

/** So many fill a screen and are there before anything is observed. */
const FIRST_BLOCKS = 4

/**
 * Which blocks of a long list are near the part that is seen; the others are only as high as they were. Beyond the first
 * ones a block is near when the observer says so: a page that is fetched ahead must not be drawn as a whole in the frame
 * in which it comes. Without an observer (old browsers) all are near.
 */
export function useNearBlocks() {
  const isWatching = typeof IntersectionObserver !== 'undefined'
  const near = shallowRef<ReadonlySet<number>>(new Set(Array.from({ length: FIRST_BLOCKS }, (_, n) => n)))
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
    let isChanged = false
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const block = Number((target as HTMLElement).dataset['block'])
      if (isIntersecting === next.has(block)) continue
      isChanged = true
      if (isIntersecting) next.add(block)
      else if (next.delete(block)) heights.set(block, boundingClientRect.height)
    }
    if (isChanged) near.value = next
  }

  const isNear = (block: number) => !isWatching || near.value.has(block)
  const heightOf = (block: number) => heights.get(block)

  onScopeDispose(() => observer?.disconnect())
  return { attach, isNear, heightOf }
}
