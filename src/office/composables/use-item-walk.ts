import { nextTick, type ShallowRef } from 'vue'
import type { ItemId } from '../../domain/ids.ts'
import { useDeskItemsStore } from '../stores/desk-items.ts'
import { useReadingStore } from '../stores/reading.ts'

interface ItemWalkOptions {
  itemId: () => ItemId | undefined
  list: Readonly<ShallowRef<HTMLElement | null>>
  reader: Readonly<ShallowRef<{ focus: () => void } | null>>
  go: (itemId: ItemId | undefined, options: { replace: boolean }) => void
}

const SINGLE_PANE = '(max-width: 47.99rem)'

/** Ways from item to item, with the focus where the eye is. */
export function useItemWalk({ itemId, list, reader, go }: ItemWalkOptions) {
  const items = useDeskItemsStore()
  const reading = useReadingStore()

  /** The second Enter on a line, and every one where only one pane fits, leads into the text. */
  async function choose(id: ItemId) {
    const leadsIntoText = id === itemId() || matchMedia(SINGLE_PANE).matches
    goTo(id)
    if (leadsIntoText) await focusText(id)
  }

  async function move(step: 1 | -1) {
    const next = items.neighbourOf(idAtFocus() ?? itemId(), step)
    if (next === undefined) return
    goTo(next)
    await focusLine(next)
  }

  /** After an item is done: on to `next`, or back to the list when nothing waits any more. */
  async function walkOn(next: ItemId | undefined) {
    goTo(next)
    if (next !== undefined) await focusText(next)
  }

  async function leave() {
    const left = itemId()
    if (left === undefined) return
    goTo(undefined)
    await focusLine(left)
  }

  /** Out of the search, among what it found; the next Enter opens it. */
  async function enterList() {
    const [first] = items.lines
    if (first !== undefined) await focusLine(first.id)
  }

  /** The item of the line on which, or on whose box, the focus stands. */
  function idAtFocus(): ItemId | undefined {
    const line = document.activeElement?.closest('[role=listitem]')?.querySelector<HTMLElement>('[data-item]')
    return items.lines.find(({ id }) => id === line?.dataset['item'])?.id
  }

  /** Inside the reading pane the arrows scroll, as everywhere. */
  function isListAtHand(): boolean {
    return document.activeElement === document.body || list.value?.contains(document.activeElement) === true
  }

  // Moving down a list is one step, not thirty: back leads out of the item, not through all that were read.
  function goTo(id: ItemId | undefined) {
    go(id, { replace: itemId() !== undefined })
  }

  async function focusText(id: ItemId) {
    await reading.open(id)
    await nextTick()
    reader.value?.focus()
  }

  async function focusLine(id: ItemId) {
    await nextTick()
    list.value?.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus()
  }

  return { choose, move, walkOn, leave, enterList, idAtFocus, isListAtHand }
}
