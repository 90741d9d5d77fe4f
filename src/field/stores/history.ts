import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { parseItemId, type ItemId } from '../../domain/ids.ts'
import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import { findSubmission } from '../local/outbox.ts'
import { readRevisions, restoreRevision } from '../local/revisions.ts'
import { holdDraft } from './draft-lock.ts'
import { getFieldMemory } from './field-memory.ts'

/** What an item once said on this phone. */
export interface Version {
  number: number
  at: number
  text: ItemText
  notes: ItemNote[]
  /** Which other device wrote it; empty where that is not known. Left out for what was written on this phone. */
  deviceName?: string
}

export type RestoreAnswer = 'restored' | 'locked' | 'gone' | 'failed'

/** The earlier texts of one item, newest first, and what it says now. */
export const useHistoryStore = defineStore('history', () => {
  const status = ref<'loading' | 'ready' | 'failed'>('loading')
  const versions = shallowRef<Version[]>([])
  const current = shallowRef<{ text: ItemText; notes: ItemNote[] }>()
  /** Only a draft can take an earlier text back; what is at the office stays as it is. */
  const canRestore = ref(false)

  async function load(id: string): Promise<void> {
    status.value = 'loading'
    try {
      const itemId = parseItemId(id)
      if (itemId !== undefined) await read(itemId)
      status.value = 'ready'
    } catch {
      status.value = 'failed'
    }
  }

  async function read(itemId: ItemId): Promise<void> {
    const { database } = getFieldMemory()
    const [draft, waiting, item, rows] = await Promise.all([
      database.drafts.get(itemId),
      findSubmission(database, itemId),
      database.items.get(itemId),
      readRevisions(database, itemId),
    ])
    current.value = draft ?? waiting?.payload ?? item
    canRestore.value = draft !== undefined
    versions.value = rows.map(({ number = 0, ...row }) => ({ number, ...row }))
  }

  /** Makes an earlier text the draft's text; what it says now stays in the list. */
  async function restore(id: string, number: number): Promise<RestoreAnswer> {
    const itemId = parseItemId(id)
    if (itemId === undefined) return 'gone'
    const release = await holdDraft(itemId)
    if (release === undefined) return 'locked'
    try {
      const isRestored = await restoreRevision(getFieldMemory().database, { itemId, number, now: Date.now() })
      await read(itemId)
      return isRestored ? 'restored' : 'gone'
    } catch {
      return 'failed'
    } finally {
      release()
    }
  }

  return { status, versions, current, canRestore, load, restore }
})
