import { onScopeDispose, shallowRef } from 'vue'

/** A screen's height above and below is drawn ahead, so that a quick scroll finds lines. */
const AHEAD_PX = 700

/** So many fill a screen and are there before anything is observed. */
const FIRST_BLOCKS = 1

/**
 * Which blocks of a long list are near the part that is seen; the others are only as high as they were. Beyond the first
 * a block is near when the observer says so: a page that is fetched ahead must not be drawn as a whole in the frame
 * in which it comes. Without an observer (old browsers) all are near.
 */
export function useNearBlocks() {
  const isWatching = typeof IntersectionObserver !== 'undefined'
  const near = shallowRef<ReadonlySet<number>>(new Set(Array.from({ length: FIRST_BLOCKS }, (_, n) => n)))
  const heights = new Map<number, number>()
  /** Blocks that are no longer near but still drawn, with the height they have. */
  const left = new Map<number, number>()
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
    const come: number[] = []
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const block = Number((target as HTMLElement).dataset['block'])
      if (!isIntersecting && near.value.has(block)) left.set(block, boundingClientRect.height)
      if (!isIntersecting) continue
      left.delete(block)
      if (!near.value.has(block)) come.push(block)
    }
    if (come.length > 0) change(come)
  }

  /** What has left goes when something comes: each change costs a frame its style, layout and painting anew. */
  function change(come: readonly number[]) {
    for (const [block, height] of left) heights.set(block, height)
    near.value = new Set([...near.value, ...come].filter((block) => !left.has(block)))
    left.clear()
  }

  const isNear = (block: number) => !isWatching || near.value.has(block)
  const heightOf = (block: number) => heights.get(block)

  onScopeDispose(() => observer?.disconnect())
  return { attach, isNear, heightOf }
}
