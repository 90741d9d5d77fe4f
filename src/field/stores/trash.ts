import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ItemId } from '../../domain/ids.ts'
import type { ItemText } from '../../domain/item/item-text.ts'
import { readTrash, restoreFromTrash } from '../local/trash.ts'
import { getFieldMemory } from './field-memory.ts'

export interface Discarded {
  id: ItemId
  text: ItemText
  photoCount: number
  deletedAt: number
}

/** Drafts that were discarded on this phone and can still be brought back. */
export const useTrashStore = defineStore('trash', () => {
  const status = ref<'loading' | 'ready' | 'failed'>('loading')
  const discarded = shallowRef<Discarded[]>([])

  async function load(): Promise<void> {
    try {
      const rows = await readTrash(getFieldMemory().database)
      discarded.value = rows.map(({ id, text, photos = [], deletedAt }) => ({
        id,
        text,
        photoCount: photos.length,
        deletedAt,
      }))
      status.value = 'ready'
    } catch {
      status.value = 'failed'
    }
  }

  /** Tells what became of it: a draft again, a version of one that is at work again, or nothing any more. */
  async function restore(id: ItemId): Promise<'draft' | 'revision' | 'gone' | 'failed'> {
    try {
      const became = await restoreFromTrash(getFieldMemory().database, id, Date.now())
      await load()
      return became
    } catch {
      return 'failed'
    }
  }

  return { status, discarded, load, restore }
})
