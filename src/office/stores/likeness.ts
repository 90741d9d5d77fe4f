import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ItemId } from '../../domain/ids.ts'
import type { LikenessReport } from '../../protocol/desk-likeness.ts'
import { readLikeness } from '../api.ts'

type Phase =
  | { status: 'none' }
  | { status: 'loading' }
  | { status: 'ready'; report: LikenessReport }
  | { status: 'failed'; code: string }

/** 查重 of the item in the reading pane. */
export const useLikenessStore = defineStore('likeness', () => {
  const phase = shallowRef<Phase>({ status: 'none' })
  let asked: ItemId | undefined

  async function load(itemId: ItemId) {
    asked = itemId
    phase.value = { status: 'loading' }
    const answer = await readLikeness(itemId)
    // Meanwhile the editor may have gone on to the next item.
    if (asked !== itemId) return
    phase.value = answer.ok
      ? { status: 'ready', report: answer.value }
      : { status: 'failed', code: answer.code }
  }

  return { phase, load }
})
