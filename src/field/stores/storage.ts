import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { getFieldMemory } from './field-memory.ts'

/** What a camera's photo takes, generously. */
const PHOTO_BYTES = 8 * 1024 * 1024
/** Years of texts; photos leave it alone. */
const TEXT_RESERVE_BYTES = 10 * 1024 * 1024
/** Room for a day of photos: below it the phone gives up bytes that the office has safe. */
const LOW_ROOM_BYTES = 10 * PHOTO_BYTES

/** How much room the phone's memory takes, and whether the browser promised to keep it. */
export const useStorageStore = defineStore('storage', () => {
  const usedBytes = ref<number | null>(null)
  const quotaBytes = ref<number | null>(null)
  const isPersisted = ref<boolean | null>(null)
  /** Of the used room, what the photos on this phone take. */
  const photoBytes = ref<number | null>(null)
  /** Signs of a private window, which forgets everything when it is closed. */
  const isEphemeral = ref(false)
  let hasAsked = false

  async function refresh(): Promise<void> {
    // Older WebViews have no storage manager; null is shown as "not told by this browser".
    const manager = navigator.storage as StorageManager | undefined
    const estimate = await manager?.estimate?.().catch(() => undefined)
    usedBytes.value = estimate?.usage ?? null
    quotaBytes.value = estimate?.quota ?? null
    isPersisted.value = (await manager?.persisted?.().catch(() => undefined)) ?? null
  }

  /** For the card of the storage: what the plain figures do not say. */
  async function refreshDetails(): Promise<void> {
    await refresh()
    photoBytes.value = await sumPhotoBytes().catch(() => null)
    isEphemeral.value = isPersisted.value !== true && (await isPrivateWindow(quotaBytes.value))
  }

  /** Unknown counts as room: a browser that keeps its figures to itself refuses by itself. */
  const freeBytes = computed(() =>
    usedBytes.value === null || quotaBytes.value === null ? Infinity : quotaBytes.value - usedBytes.value,
  )
  /** Looked at before the camera opens: a photo that cannot be kept must not be taken. */
  const isShortOfRoom = computed(() => freeBytes.value < PHOTO_BYTES + TEXT_RESERVE_BYTES)

  /** Whether a photo of this size may be stored, so that texts still have room after it. */
  async function hasRoomFor(photoBytes: number): Promise<boolean> {
    // The original, and at most as much again for the picture and the preview that are made of it.
    const needed = 2 * photoBytes + TEXT_RESERVE_BYTES
    await makeRoom(needed)
    return freeBytes.value >= needed
  }

  /** Where there is less room than this, photos that are safe at the office give up theirs, and some more than asked. */
  async function makeRoom(neededBytes = LOW_ROOM_BYTES): Promise<void> {
    await refresh()
    if (freeBytes.value >= neededBytes) return
    const wanted = neededBytes + LOW_ROOM_BYTES - freeBytes.value
    await dropSafely(wanted)
    await refresh()
  }

  async function askToPersist(): Promise<boolean> {
    const manager = navigator.storage as StorageManager | undefined
    const answer = await manager?.persist?.().catch(() => false)
    await refresh()
    return answer ?? false
  }

  /** After the first save: from then on there is something to keep. */
  async function askOnceToPersist(): Promise<void> {
    if (hasAsked) return
    hasAsked = true
    await askToPersist()
  }

  return {
    usedBytes,
    quotaBytes,
    isPersisted,
    photoBytes,
    isEphemeral,
    isShortOfRoom,
    refresh,
    refreshDetails,
    hasRoomFor,
    makeRoom,
    askToPersist,
    askOnceToPersist,
  }
})

/** Without it a photo is refused in words, and texts go on. */
async function dropSafely(wantedBytes: number): Promise<void> {
  try {
    const { dropSafePhotos } = await import('../local/drop-safe-photos.ts')
    await dropSafePhotos(getFieldMemory().database, wantedBytes)
  } catch {
    // The memory does not answer: that has its own sentence.
  }
}

async function sumPhotoBytes(): Promise<number> {
  const { photos, chunks } = getFieldMemory().database
  const held = new Set((await chunks.toCollection().primaryKeys()).map(([sha256]) => sha256))
  const rows = await photos.toArray()
  const files = rows.flatMap(({ original, picture, preview }) => [original, picture, preview])
  return files.reduce((total, file) => total + (file !== null && held.has(file.sha256) ? file.size : 0), 0)
}

/** A private window is given a fraction of what the phone has. */
const PRIVATE_QUOTA_BYTES = 120 * 1024 * 1024

/** Safari and Firefox refuse files of the browser's own in a private window, Chrome gives little room. */
async function isPrivateWindow(quota: number | null): Promise<boolean> {
  if (quota !== null && quota < PRIVATE_QUOTA_BYTES) return true
  const manager = navigator.storage as Partial<StorageManager> | undefined
  if (manager?.getDirectory === undefined) return false
  return manager.getDirectory().then(
    () => false,
    () => true,
  )
}
