import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { newCommandId, type CommandId } from '../../domain/ids.ts'
import type { DeskItem, Settlement } from '../../protocol/desk.ts'
import { sendSettlement } from '../api.ts'
import { useReadingStore } from './reading.ts'

const idSource = {
  now: () => Date.now(),
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
}

/** Choosing between the office's text and one that stands beside it. */
export const useSettlementStore = defineStore('settlement', () => {
  const busyWith = shallowRef<Settlement['take']>()
  const refusalCode = shallowRef<string>()
  // The same choice on the same screen is one settlement, however often it is sent.
  let sent: { choice: string; id: CommandId } | undefined

  /** Sends the choice; answers the item as it is afterwards, or nothing when it was not taken. */
  async function settle(
    read: DeskItem,
    { number, take }: { number: number; take: Settlement['take'] },
  ): Promise<DeskItem | undefined> {
    if (busyWith.value !== undefined) return undefined
    busyWith.value = take
    refusalCode.value = undefined
    const { id: itemId, rev: baseRev } = read.item
    try {
      const settlement = { id: idOf(`${itemId}/${number}/${take}/${baseRev}`), baseRev, take }
      const answer = await sendSettlement({ itemId, number, settlement })
      if (answer.ok) return answer.value
      refusalCode.value = answer.code
      // Somebody was faster: what is there now has to be seen before anyone chooses.
      if (answer.code === 'item.changed' || answer.code === 'sibling.unknown')
        await useReadingStore().reload()
      return undefined
    } finally {
      busyWith.value = undefined
    }
  }

  function idOf(choice: string): CommandId {
    if (sent?.choice !== choice) sent = { choice, id: newCommandId(idSource) }
    return sent.id
  }

  function forgetRefusal() {
    refusalCode.value = undefined
  }

  return { busyWith, refusalCode, settle, forgetRefusal }
})
