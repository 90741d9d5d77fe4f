import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ItemId } from '../../domain/ids.ts'
import type { DeskItem } from '../../protocol/desk.ts'
import { readItem } from '../api.ts'

type Phase =
  | { status: 'none' }
  | { status: 'loading' }
  | { status: 'ready'; read: DeskItem }
  | { status: 'failed'; code: string }

/** The item in the reading pane. */
export const useReadingStore = defineStore('reading', () => {
  const itemId = shallowRef<ItemId>()
  const phase = shallowRef<Phase>({ status: 'none' })

  let opening = Promise.resolve()

  const read = computed(() => (phase.value.status === 'ready' ? phase.value.read : undefined))

  /** Opening what is open, or about to be, asks nothing anew. */
  function open(id: ItemId): Promise<void> {
    if (id === itemId.value && phase.value.status !== 'failed') return opening
    itemId.value = id
    phase.value = { status: 'loading' }
    opening = reload()
    return opening
  }

  /** Asks again; what is on the screen stays until the answer is there, and if there is none. */
  async function reload() {
    const id = itemId.value
    if (id === undefined) return
    const answer = await readItem(id)
    if (id !== itemId.value) return
    if (answer.ok) show(answer.value)
    else if (phase.value.status !== 'ready') phase.value = { status: 'failed', code: answer.code }
  }

  /** Older revisions than the one on the screen are ignored: answers may overtake each other. */
  function show(next: DeskItem) {
    if (next.item.id !== itemId.value) return
    if (read.value !== undefined && next.item.rev < read.value.item.rev) return
    phase.value = { status: 'ready', read: next }
  }

  function retry() {
    phase.value = { status: 'loading' }
    return reload()
  }

  function close() {
    itemId.value = undefined
    phase.value = { status: 'none' }
  }

  return { itemId, phase, read, open, reload, retry, show, close }
})
