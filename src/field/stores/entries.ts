import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { ItemId, PhotoId } from '../../domain/ids.ts'
import { discardDraft as discardDraftRow } from '../local/discard-draft.ts'
import type { Entry } from '../local/entry.ts'
import { readBytes } from '../local/photo-bytes.ts'
import type { SubmissionRow } from '../local/command-rows.ts'
import type { DraftRow, ItemRow, PhotoRow, SiblingRow } from '../local/rows.ts'
import { startCorrection as startCorrectionRow } from '../local/start-correction.ts'
import {
  watchDrafts,
  watchItems,
  watchOutbox,
  watchPhotos,
  watchSentSeqs,
  watchSiblings,
  type Unwatch,
  type Watcher,
} from '../local/watch.ts'
import { downloadPhoto } from '../sync/download-photo.ts'
import { afterMonth } from './after-month.ts'
import { createComposer } from './compose-entries.ts'
import { getFieldMemory } from './field-memory.ts'
import { useSyncStore } from './sync.ts'

export type { Entry, EntryPhoto } from '../local/entry.ts'

/** Every item and draft on this phone, newest first; follows the phone's memory by itself. */
export const useEntriesStore = defineStore('entries', () => {
  const sync = useSyncStore()
  const drafts = shallowRef<DraftRow[]>()
  const outbox = shallowRef<SubmissionRow[]>()
  const items = shallowRef<ItemRow[]>()
  const photos = shallowRef<PhotoRow[]>()
  const siblings = shallowRef<SiblingRow[]>()
  const sentSeqs = shallowRef<Map<ItemId, number>>()
  const hasFailed = ref(false)
  let unwatches: Unwatch[] = []
  let unwatchDrafts: Unwatch = () => {}
  let isStarted = false
  const isWriting = ref(false)
  const compose = createComposer()
  let callOffStart = () => {}

  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    const all = [drafts.value, outbox.value, items.value, photos.value]
    return all.includes(undefined) ? 'loading' : 'ready'
  })
  /** Until all has been read nothing is composed: thousands of entries would be made anew with each answer. */
  const isReading = computed(() => {
    const isOpen = isWriting.value || drafts.value !== undefined
    return !hasFailed.value && !(isOpen && [outbox, items, photos].every(({ value }) => value !== undefined))
  })
  const entries = computed(() => composeAll())
  const entriesById = computed(() => new Map<string, Entry>(entries.value.map((entry) => [entry.id, entry])))
  const editable = computed(() => entries.value.filter((entry) => entry.canEdit))

  function composeAll(): Entry[] {
    if (isReading.value) return []
    return compose({
      drafts: drafts.value,
      outbox: outbox.value,
      items: items.value,
      photos: photos.value,
      siblings: siblings.value,
      isSending: sync.isSending,
      isBackedUp,
    })
  }

  function isBackedUp(id: ItemId): boolean {
    const seq = sentSeqs.value?.get(id)
    return seq !== undefined && seq <= sync.durableSeq
  }

  function into<Value>(target: { value: Value | undefined }): Watcher<Value> {
    return {
      next: (value) => (target.value = value),
      error: () => (hasFailed.value = true),
    }
  }

  function start(): void {
    stop()
    hasFailed.value = false
    const { database } = getFieldMemory()
    isStarted = true
    followDrafts()
    unwatches = [
      watchOutbox(database, into(outbox)),
      watchItems(database, into(items)),
      watchPhotos(database, into(photos)),
      watchSentSeqs(database, into(sentSeqs)),
      watchSiblings(database, into(siblings)),
    ]
  }

  function stop(): void {
    callOffStart()
    unwatches.forEach((unwatch) => unwatch())
    unwatches = []
    unwatchDrafts()
    isStarted = false
  }

  /** Under an open editor nobody sees the list: what its saves change is read when the editor is closed. */
  function setWriting(value: boolean): void {
    isWriting.value = value
    if (isStarted) followDrafts()
  }

  function followDrafts(): void {
    unwatchDrafts()
    unwatchDrafts = isWriting.value ? () => {} : watchDrafts(getFieldMemory().database, into(drafts))
  }

  const find = (id: string) => entriesById.value.get(id)

  async function startCorrection(id: ItemId): Promise<void> {
    await startCorrectionRow(getFieldMemory().database, id, Date.now())
  }

  async function discardDraft(id: ItemId): Promise<void> {
    await discardDraftRow(getFieldMemory().database, id, Date.now())
  }

  async function loadPhoto(photoId: PhotoId, role: 'preview' | 'picture'): Promise<Blob | null> {
    const { database } = getFieldMemory()
    const file = await findPhotoFile(photoId, role)
    if (file === undefined) return null
    const bytes = await readBytes(database, file.sha256)
    if (bytes !== null) return new Blob([bytes], { type: 'image/jpeg' })
    const loaded = file.itemId === null ? null : await downloadPhoto(file.itemId, file.sha256, fetch)
    // Its bytes are at the office alone: without a network the preview is all there is to see.
    return loaded === null && role === 'picture' ? loadPhoto(photoId, 'preview') : loaded
  }

  async function findPhotoFile(photoId: PhotoId, role: 'preview' | 'picture') {
    const row = await getFieldMemory().database.photos.get(photoId)
    const own = row?.[role] ?? row?.picture
    if (row !== undefined && own != null) return { sha256: own.sha256, itemId: row.itemId }
    const item = items.value?.find((candidate) => candidate.photos.some((photo) => photo.id === photoId))
    const photo = item?.photos.find((candidate) => candidate.id === photoId)
    const file = photo?.[role] ?? photo?.picture
    return item === undefined || file == null ? undefined : { sha256: file.sha256, itemId: item.id }
  }

  callOffStart = afterMonth(start)
  return {
    status,
    entries,
    drafts: editable,
    find,
    retry: start,
    stop,
    setWriting,
    startCorrection,
    discardDraft,
    loadPhoto,
  }
})
