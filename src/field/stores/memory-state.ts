import { defineStore } from 'pinia'
import { ref } from 'vue'
import { BALLAST_BYTES, takeBallast } from '../local/ballast.ts'
import { pruneTrash } from '../local/trash.ts'
import { getFieldMemory } from './field-memory.ts'
import { useStorageStore } from './storage.ts'

/**
 * - blocked: another window holds the older form of the memory, and this page waits for it
 * - outdated: a newer page has the memory now, and this one must not write into it any more
 * - unopenable: this phone does not open the memory at all
 */
export type MemoryState = 'open' | 'blocked' | 'outdated' | 'unopenable'

/** Another window usually lets go within a moment; only what lasts is worth a sentence. */
const BLOCKED_NOTICE_MS = 2000

/** Whether the phone's memory can be read and written by this page. */
export const useMemoryStateStore = defineStore('memoryState', () => {
  const state = ref<MemoryState>('open')
  /** How many texts came back from their second copies at this start. */
  const recoveredCount = ref(0)
  const storage = useStorageStore()
  const { database } = getFieldMemory()

  setTimeout(() => {
    if (database.isBlocked && !database.isOpen()) state.value = 'blocked'
  }, BLOCKED_NOTICE_MS)
  database.onLetGo = () => (state.value = 'outdated')
  void open()

  /** Resolves when the memory is open or has failed to open. */
  async function open(): Promise<void> {
    try {
      await database.open()
      state.value = 'open'
      await recover()
    } catch {
      state.value = 'unopenable'
    }
  }

  async function recover(): Promise<void> {
    const { recoverTexts } = await import('./second-copy.ts')
    recoveredCount.value = await recoverTexts().catch(() => 0)
    await pruneTrash(database, Date.now())
    await storage.makeRoom()
    // Taken anew when it was given up: the phone may have room again.
    if (await storage.hasRoomFor(BALLAST_BYTES)) await takeBallast(database.storage, fillRandomly)
  }

  return { state, recoveredCount, retry: open }
})

/** A browser gives at most 64 KiB of randomness at a time. */
const RANDOM_BYTES = 65_536

function fillRandomly(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += RANDOM_BYTES)
    crypto.getRandomValues(bytes.subarray(at, at + RANDOM_BYTES))
  return bytes
}
