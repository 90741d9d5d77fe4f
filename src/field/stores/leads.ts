import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { ItemId } from '../../domain/ids.ts'
import { startFromLead, watchLeads, type KnownLeads } from '../local/leads.ts'
import { readBytes } from '../local/photo-bytes.ts'
import type { Unwatch } from '../local/watch.ts'
import { downloadPhoto } from '../sync/download-photo.ts'
import { getFieldMemory } from './field-memory.ts'
import { viewLeads, type LeadView } from './lead-view.ts'

export type { LeadView } from './lead-view.ts'

/** 线索 as this phone knows them, readable without a network. */
export const useLeadsStore = defineStore('leads', () => {
  const { database } = getFieldMemory()
  const known = shallowRef<KnownLeads>()
  const hasFailed = ref(false)
  let unwatch: Unwatch = () => {}

  const leads = computed(() => (known.value === undefined ? [] : viewLeads(known.value)))
  /** Worth writing and not begun: what the officer can do something about. */
  const toWrite = computed(() => leads.value.filter(({ isToWrite, isBegun }) => isToWrite && !isBegun).length)
  const contacts = computed(() => known.value?.contacts ?? [])
  const hasDraft = computed(() => known.value?.draft !== undefined)
  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return known.value === undefined ? 'loading' : 'ready'
  })

  function start(): void {
    unwatch()
    hasFailed.value = false
    unwatch = watchLeads(database, {
      next: (value) => (known.value = value),
      error: () => (hasFailed.value = true),
    })
  }

  /** The id of the draft or the item that comes of it; null when the phone could not keep a draft. */
  async function write({ told }: LeadView): Promise<ItemId | null> {
    if (told === null) return null
    try {
      return await startFromLead(database, told, Date.now())
    } catch {
      return null
    }
  }

  /** The photo of a lead out of this phone's memory, or from the office; null when neither has it. */
  async function readPhoto(id: string): Promise<Blob | null> {
    const row = await database.photos.where('itemId').equals(id).first()
    const photo = known.value?.told.find(({ lead }) => lead.id === id)?.lead.photo
    const sha256 = photo?.picture.sha256 ?? row?.picture?.sha256
    if (sha256 === undefined) return null
    const bytes = await readBytes(database, sha256)
    if (bytes !== null) return new Blob([bytes], { type: 'image/jpeg' })
    return downloadPhoto(id as ItemId, sha256, fetch)
  }

  onScopeDispose(() => unwatch())
  start()
  return { status, leads, toWrite, contacts, hasDraft, write, readPhoto, retry: start }
})
