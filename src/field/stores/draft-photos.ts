import { computed, shallowRef } from 'vue'
import { newPhotoId, type ItemId, type PhotoId } from '../../domain/ids.ts'
import {
  addPhoto,
  markUnfinished,
  noteComing,
  removePhoto,
  resumePhoto,
  setPlaceAttached,
  type PhotoAnswer,
} from '../local/add-photo.ts'
import type { EntryPhoto } from '../local/entry.ts'
import type { PhotoJob } from '../local/prepare-photo.ts'
import type { PhotoRow } from '../local/rows.ts'
import { countRepeated } from '../local/submit-draft.ts'
import { watchPhotosOf, type Unwatch } from '../local/watch.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { useStorageStore } from './storage.ts'

/** A photo on its way into the phone's memory, or one that did not get there. */
interface PendingPhoto {
  id: PhotoId
  itemId: ItemId
  failure: string | null
}

/** The photos of the open draft: those in memory, and those still being stored. `flush` saves the text first. */
export function createDraftPhotos(flush: () => Promise<void>) {
  const storage = useStorageStore()
  const rows = shallowRef<PhotoRow[]>([])
  const pending = shallowRef<PendingPhoto[]>([])
  const openItemId = shallowRef<ItemId>()
  const resumed = new Set<PhotoId>()
  const removed = new Set<PhotoId>()
  let unwatch: Unwatch = () => {}

  const photos = computed<EntryPhoto[]>(() => {
    const known = new Set(rows.value.map((row) => row.id))
    const unknown = pending.value.filter(({ id, itemId }) => itemId === openItemId.value && !known.has(id))
    return [...rows.value.map(photoOfNoted), ...unknown.map(photoOfPending)]
  })

  const repeated = computed(() => countRepeated(rows.value))

  /** The memory may not hear of a failure, or hear of it late. */
  function photoOfNoted(row: PhotoRow): EntryPhoto {
    const failure = pending.value.find(({ id }) => id === row.id)?.failure ?? row.failure
    return photoOfRow({ ...row, failure })
  }

  function watch(itemId: ItemId): void {
    openItemId.value = itemId
    rows.value = []
    unwatch = watchPhotosOf(getFieldMemory().database, itemId, {
      next(found) {
        rows.value = found
        resumeUnfinished(found)
      },
      error: () => {},
    })
  }

  /** A kill between storing and scaling leaves an original without its picture: it is made now. */
  function resumeUnfinished(found: PhotoRow[]): void {
    for (const row of found) {
      const isOurs = pending.value.some(({ id }) => id === row.id) || removed.has(row.id)
      if (row.picture !== null || row.failure !== null || isOurs || resumed.has(row.id)) continue
      resumed.add(row.id)
      void resume(row)
    }
  }

  async function resume(row: PhotoRow): Promise<void> {
    const { database, account } = getFieldMemory()
    try {
      const answer = await resumePhoto(database, account.accountId, row)
      if (!answer.ok) await markUnfinished(database, row.id, answer.reason)
    } catch {
      // The memory was closed meanwhile (signing out): whoever opens the draft next finds the photo unfinished again.
    }
  }

  async function add(itemId: ItemId, files: File[]): Promise<void> {
    await flush()
    const now = Date.now()
    const coming = files.map((_, index) => ({ id: newPhotoId(browserIds), itemId, addedAt: now + index }))
    for (const { id } of coming) resumed.add(id)
    pending.value = [...pending.value, ...coming.map(({ id }) => ({ id, itemId, failure: null }))]
    // A phone too full even for this says so with the photo itself.
    await noteComing(getFieldMemory().database, coming).catch(() => undefined)
    const jobs = coming.map(({ id: photoId, ...job }, index) => ({
      ...job,
      photoId,
      file: files[index] as File,
    }))
    await Promise.all(jobs.map(addOne))
  }

  async function addOne(job: PhotoJob & { file: File }): Promise<void> {
    const { database, account } = getFieldMemory()
    const { photoId: id, file } = job
    const answer: PhotoAnswer = (await storage.hasRoomFor(file.size))
      ? await addPhoto(database, account.accountId, job)
      : { ok: false, reason: 'photo.storage_full' }
    // Taken away while it was being stored: it must not come back.
    if (removed.has(id)) await removePhoto(database, id)
    // Without it the note would stand as a photo that is being made.
    else if (!answer.ok) await markUnfinished(database, id, answer.reason).catch(() => undefined)
    pending.value = answer.ok
      ? pending.value.filter((photo) => photo.id !== id)
      : pending.value.map((photo) => (photo.id === id ? { ...photo, failure: answer.reason } : photo))
  }

  async function remove(id: PhotoId): Promise<void> {
    removed.add(id)
    pending.value = pending.value.filter((photo) => photo.id !== id)
    await removePhoto(getFieldMemory().database, id)
  }

  return {
    photos,
    repeated,
    watch,
    unwatch: () => unwatch(),
    add,
    remove,
    setPlaceAttached: (id: PhotoId, isAttached: boolean) =>
      setPlaceAttached(getFieldMemory().database, id, isAttached),
  }
}

function photoOfRow(row: PhotoRow): EntryPhoto {
  return {
    id: row.id,
    takenAt: row.takenAt,
    hasPlace: row.place !== null,
    isPlaceAttached: row.isPlaceAttached,
    upload: row.failure !== null ? 'failed' : row.picture === null ? 'preparing' : 'on_phone',
    failure: row.failure,
  }
}

function photoOfPending({ id, failure }: PendingPhoto): EntryPhoto {
  const upload = failure === null ? 'preparing' : 'failed'
  return { id, takenAt: null, hasPlace: false, isPlaceAttached: false, upload, failure }
}
