import { nextTick, onMounted, shallowReadonly, shallowRef, watch } from 'vue'

interface Seeking {
  /** The entry that the address names; undefined for the list as a whole. */
  entryId: () => string | undefined
  /** Whether the list is there. */
  isReady: () => boolean
  /** Whether what is loaded holds it. */
  has: (entryId: string) => boolean
  /** The years that the list can be had for. */
  years: () => readonly number[]
  load: (year: number) => Promise<void> | void
}

/**
 * Leads to one entry of a list that is had year by year, once for each address, as soon as the list is there: it takes up
 * one year after another until one holds the entry, then brings the element with its `data-entry` into sight and gives it
 * the focus. `isMissing` tells that no year holds it.
 */
export function useSought({ entryId, isReady, has, years, load }: Seeking) {
  const isMissing = shallowRef(false)
  let sought: string | undefined

  async function seek(wanted: string) {
    for (const year of years()) {
      if (has(wanted)) break
      await load(year)
      if (entryId() !== wanted) return
    }
    isMissing.value = isReady() && !has(wanted)
    await nextTick()
    const element = document.querySelector<HTMLElement>(`[data-entry="${wanted}"]`)
    element?.scrollIntoView({ block: 'start' })
    element?.focus({ preventScroll: true })
  }

  function look() {
    const wanted = entryId()
    if (!isReady() || wanted === sought) return
    sought = wanted
    isMissing.value = false
    if (wanted !== undefined) void seek(wanted)
  }

  watch([entryId, isReady], look, { flush: 'post' })
  // A list of an earlier visit is asked for anew as the screen opens; it is looked into once that has come.
  onMounted(() => void nextTick(look))
  return { isMissing: shallowReadonly(isMissing) }
}
