import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { parseItemId } from '../../domain/ids.ts'
import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import { NEWER_AT_OFFICE } from '../local/settle-command.ts'
import { settleSibling } from '../local/settle-sibling.ts'
import { readSiblings } from '../local/siblings.ts'
import { watchSiblingsOf, type Unwatch } from '../local/watch.ts'
import { holdDraft } from './draft-lock.ts'
import { getFieldMemory } from './field-memory.ts'

export interface Sibling {
  /** What it stands beside; `number` names it among those. */
  of: 'draft' | 'item'
  number: number
  /** Empty for the office's own text of an item, and where the device is not known. */
  deviceName: string
  writtenAt: number
  text: ItemText
  notes: ItemNote[]
}

export type SettleAnswer = 'settled' | 'locked' | 'gone' | 'failed'

/** Texts of one item from elsewhere, beside the officer's own, until the officer chooses. */
export const useSiblingsStore = defineStore('siblings', () => {
  const siblings = shallowRef<Sibling[]>([])
  /** Only while the item is a draft is there something to choose; what was sent beside another text the editor settles. */
  const canChoose = ref(false)

  async function load(id: string): Promise<void> {
    const itemId = parseItemId(id)
    if (itemId === undefined) return
    const { database } = getFieldMemory()
    siblings.value = await readSiblings(database, itemId)
    const draft = await database.drafts.get(itemId)
    canChoose.value = draft !== undefined && draft.refusalCode !== NEWER_AT_OFFICE
  }

  /** Calls back now and whenever it changes whether another text waits beside this item. */
  function watchWaiting(id: string, onChange: (isWaiting: boolean) => void): Unwatch {
    const itemId = parseItemId(id)
    if (itemId === undefined) return () => {}
    return watchSiblingsOf(getFieldMemory().database, itemId, {
      next: (rows) => onChange(rows.length > 0),
      error: () => {},
    })
  }

  async function settle(
    id: string,
    { of, number }: Pick<Sibling, 'of' | 'number'>,
    chosen: 'mine' | 'theirs',
  ): Promise<SettleAnswer> {
    const itemId = parseItemId(id)
    if (itemId === undefined) return 'gone'
    const release = await holdDraft(itemId)
    // Another window is writing it, and would save over what is chosen here.
    if (release === undefined) return 'locked'
    try {
      const choice = { itemId, of, number, chosen, now: Date.now() }
      const isSettled = await settleSibling(getFieldMemory().database, choice)
      await load(id)
      return isSettled ? 'settled' : 'gone'
    } catch {
      return 'failed'
    } finally {
      release()
    }
  }

  return { siblings, canChoose, load, watchWaiting, settle }
})
