import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { CommandId, ItemId } from '../../domain/ids.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import type { ReserveReason } from '../../domain/item/reserve-reason.ts'
import type { ReturnReason } from '../../domain/item/return-reason.ts'
import type { DeskLine } from '../../protocol/desk.ts'
import { BULK_MOST, type BulkRequest, type BulkType } from '../../protocol/desk-intake.ts'
import { readItem } from '../api.ts'
import { sendBulk } from '../intake-api.ts'
import { newRequestId } from '../new-command-id.ts'
import { useDeskItemsStore } from './desk-items.ts'
import { useSelectionStore } from './selection.ts'

export interface BulkWish {
  type: BulkType
  reason?: ReturnReason
  reserveReason?: ReserveReason
  words: string
}

/** A line that somebody else did something with meanwhile, and the last thing done. */
export interface ChangedLine {
  id: ItemId
  title: string
  event: ItemEvent | undefined
}

/** A line that was not done, why, and what was done with it instead; it stays chosen. */
export interface LeftLine {
  id: ItemId
  title: string
  code: string
  event: ItemEvent | undefined
}

/** One thing for all lines that are chosen. */
export const useBulkStore = defineStore('bulk', () => {
  const items = useDeskItemsStore()
  const selection = useSelectionStore()
  const isBusy = shallowRef(false)
  const refusalCode = shallowRef<string>()
  const left = shallowRef<LeftLine[]>([])
  /** The lines as they were when they were asked about; empty while nothing is asked. */
  const asked = shallowRef<readonly DeskLine[]>([])
  const changed = shallowRef<readonly ChangedLine[]>([])
  // The same wish for the same revisions is one request, however often it is sent.
  let sent: { key: string; ids: CommandId[] } | undefined

  const chosenLines = () => items.lines.filter(({ id }) => selection.chosen.has(id)).slice(0, BULK_MOST)

  /** From here on it is about these lines, whatever leaves the list meanwhile. */
  function ask() {
    forget()
    changed.value = []
    asked.value = chosenLines()
  }

  function stopAsking() {
    asked.value = []
    changed.value = []
  }

  /** Says which of the lines asked about somebody else has changed since. */
  async function noticeChanges() {
    const lines = asked.value
    if (isBusy.value) return
    const found = await Promise.all(lines.filter(isBehind).map(readChange))
    if (asked.value === lines) changed.value = found.filter(({ event }) => event !== undefined)
  }

  function isBehind({ id, rev }: DeskLine): boolean {
    return items.lines.find((line) => line.id === id)?.rev !== rev
  }

  /** How many were done; undefined when the office gave no answer, or a reason is missing. */
  async function run(wish: BulkWish): Promise<number | undefined> {
    const lines = asked.value.length > 0 ? asked.value : chosenLines()
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
      const refused = lines.flatMap((line) => {
        const code = codes.get(line.id) ?? null
        return code === null ? [] : [{ line, code }]
      })
      left.value = await Promise.all(
        refused.map(async ({ line, code }) => ({ code, ...(await readChange(line)) })),
      )
      const done = new Set(lines.map(({ id }) => id).filter((id) => codes.get(id) === null))
      selection.keepOnly([...selection.chosen].filter((id) => !done.has(id)))
      sent = undefined
      return done.size
    } finally {
      isBusy.value = false
    }
  }

  function idsFor(wish: BulkWish, lines: readonly { id: ItemId; rev: number }[]): BulkRequest['items'] {
    const key = JSON.stringify([wish, lines.map(({ id, rev }) => [id, rev])])
    if (sent?.key !== key) sent = { key, ids: lines.map(newRequestId) }
    const { ids } = sent
    return lines.map(({ id, rev }, place) => ({ itemId: id, id: ids[place] ?? newRequestId(), baseRev: rev }))
  }

  function forget() {
    left.value = []
    refusalCode.value = undefined
  }

  watch(
    () => items.lines,
    () => void noticeChanges(),
  )

  return { isBusy, refusalCode, left, asked, changed, ask, stopAsking, run, forget }
})

/** What was last done with a line, if it was done after the line was listed and the office can be asked. */
async function readChange({ id, title, rev }: DeskLine): Promise<ChangedLine> {
  const answer = await readItem(id, { isUnattended: true })
  const events = answer.ok && answer.value.item.rev > rev ? answer.value.item.events : []
  return { id, title, event: events[events.length - 1] }
}

function toRequest(
  { type, reason, reserveReason, words }: BulkWish,
  items: BulkRequest['items'],
): BulkRequest | undefined {
  if (type === 'claimed') return { type, items }
  if (type === 'reserved')
    return reserveReason === undefined ? undefined : { type, items, reason: reserveReason, words }
  return reason === undefined ? undefined : { type, items, reason, words }
}
