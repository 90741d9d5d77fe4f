import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { CommandId, ItemId } from '../../domain/ids.ts'
import type { ReturnReason } from '../../domain/item/return-reason.ts'
import { BULK_MOST, type BulkRequest, type BulkType } from '../../protocol/desk-intake.ts'
import { sendBulk } from '../intake-api.ts'
import { newRequestId } from '../new-command-id.ts'
import { useDeskItemsStore } from './desk-items.ts'
import { useSelectionStore } from './selection.ts'

export interface BulkWish {
  type: BulkType
  reason?: ReturnReason
  words: string
}

/** A line that was not done, and why; it stays chosen. */
export interface LeftLine {
  id: ItemId
  title: string
  code: string
}

/** One thing for all lines that are chosen. */
export const useBulkStore = defineStore('bulk', () => {
  const items = useDeskItemsStore()
  const selection = useSelectionStore()
  const isBusy = shallowRef(false)
  const refusalCode = shallowRef<string>()
  const left = shallowRef<LeftLine[]>([])
  // The same wish for the same revisions is one request, however often it is sent.
  let sent: { key: string; ids: CommandId[] } | undefined

  /** How many were done; undefined when the office gave no answer, or a reason is missing. */
  async function run(wish: BulkWish): Promise<number | undefined> {
    const lines = items.lines.filter(({ id }) => selection.chosen.has(id)).slice(0, BULK_MOST)
    if (isBusy.value || lines.length === 0) return undefined
    const request = toRequest(wish, idsFor(wish, lines))
    if (request === undefined) return undefined
    isBusy.value = true
    refusalCode.value = undefined
    try {
      const answer = await sendBulk(request)
      if (!answer.ok) {
        refusalCode.value = answer.code
        return undefined
      }
      const codes = new Map(answer.value.results.map(({ itemId, code }) => [itemId, code]))
      left.value = lines.flatMap(({ id, title }) => {
        const code = codes.get(id) ?? null
        return code === null ? [] : [{ id, title, code }]
      })
      const done = new Set(lines.map(({ id }) => id).filter((id) => codes.get(id) === null))
      selection.keepOnly([...selection.chosen].filter((id) => !done.has(id)))
      sent = undefined
      return done.size
    } finally {
      isBusy.value = false
    }
  }

  function idsFor(wish: BulkWish, lines: { id: ItemId; rev: number }[]): BulkRequest['items'] {
    const key = JSON.stringify([wish, lines.map(({ id, rev }) => [id, rev])])
    if (sent?.key !== key) sent = { key, ids: lines.map(newRequestId) }
    const { ids } = sent
    return lines.map(({ id, rev }, place) => ({ itemId: id, id: ids[place] ?? newRequestId(), baseRev: rev }))
  }

  function forget() {
    left.value = []
    refusalCode.value = undefined
  }

  return { isBusy, refusalCode, left, run, forget }
})

function toRequest({ type, reason, words }: BulkWish, items: BulkRequest['items']): BulkRequest | undefined {
  if (type === 'claimed') return { type, items }
  if (type === 'reserved') return { type, items, words }
  return reason === undefined ? undefined : { type, items, reason, words }
}
