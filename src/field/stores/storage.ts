import { defineStore } from 'pinia'
import { ref } from 'vue'

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

  return { usedBytes, quotaBytes, isPersisted, refresh, askToPersist, askOnceToPersist }
})
