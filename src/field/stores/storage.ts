import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

/** What a camera's photo takes, generously. */
const PHOTO_BYTES = 8 * 1024 * 1024
/** Years of texts; photos leave it alone. */
const TEXT_RESERVE_BYTES = 10 * 1024 * 1024

/** How much room the phone's memory takes, and whether the browser promised to keep it. */
export const useStorageStore = defineStore('storage', () => {
  const usedBytes = ref<number | null>(null)
  const quotaBytes = ref<number | null>(null)
  const isPersisted = ref<boolean | null>(null)
  let hasAsked = false

  async function refresh(): Promise<void> {
    // Older WebViews have no storage manager; null is shown as "not told by this browser".
    const manager = navigator.storage as StorageManager | undefined
    const estimate = await manager?.estimate?.().catch(() => undefined)
    usedBytes.value = estimate?.usage ?? null
    quotaBytes.value = estimate?.quota ?? null
    isPersisted.value = (await manager?.persisted?.().catch(() => undefined)) ?? null
  }

  /** Unknown counts as room: a browser that keeps its figures to itself refuses by itself. */
  const freeBytes = computed(() =>
    usedBytes.value === null || quotaBytes.value === null ? Infinity : quotaBytes.value - usedBytes.value,
  )
  /** Looked at before the camera opens: a photo that cannot be kept must not be taken. */
  const isShortOfRoom = computed(() => freeBytes.value < PHOTO_BYTES + TEXT_RESERVE_BYTES)

  /** Whether a photo of this size may be stored, so that texts still have room after it. */
  async function hasRoomFor(photoBytes: number): Promise<boolean> {
    await refresh()
    // The original, and at most as much again for the picture and the preview that are made of it.
    return freeBytes.value >= 2 * photoBytes + TEXT_RESERVE_BYTES
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
    isShortOfRoom,
    refresh,
    hasRoomFor,
    askToPersist,
    askOnceToPersist,
  }
})
