import { createHash } from 'node:crypto'
import type { World } from './world.ts'

export const realSetImmediate = globalThis.setImmediate

type Work = (...args: unknown[]) => void

let world: World | undefined

/** Whose clock and queue the replaced functions work with from now on. */
export function enterWorld(entered: World | undefined): void {
  world = entered
}

/**
 * Takes the machine's own waiting away from every program in this process. Call it once, before anything that keeps a
 * reference to these functions is loaded.
 */
export function replaceGlobals(): void {
  const realSetTimeout = globalThis.setTimeout
  const realClearTimeout = globalThis.clearTimeout
  const setImmediate = (work: Work, ...args: unknown[]) =>
    world === undefined ? realSetImmediate(work, ...args) : world.post(() => work(...args))
  const setTimeout = (work: Work, delayMs = 0, ...args: unknown[]) => {
    if (world === undefined) return realSetTimeout(work, delayMs, ...args)
    const timer = world.after(delayMs, () => work(...args))
    return Object.assign(timer, { unref: () => timer, ref: () => timer, hasRef: () => false })
  }
  const clearTimeout = (timer: { isCancelled: boolean } | NodeJS.Timeout | undefined) => {
    if (timer !== undefined && 'isCancelled' in timer) timer.isCancelled = true
    else realClearTimeout(timer)
  }
  Object.assign(globalThis, { setImmediate, setTimeout, clearTimeout })
  // Hashing and compressing happen on other threads, whose timing nobody can repeat. Phones without gzip exist.
  Object.assign(globalThis, { CompressionStream: undefined, BroadcastChannel: undefined })
  const digest = async (_algorithm: string, bytes: ArrayBuffer) => {
    const hash = createHash('sha256').update(new Uint8Array(bytes)).digest()
    return hash.buffer.slice(hash.byteOffset, hash.byteOffset + hash.byteLength)
  }
  Object.defineProperty(crypto.subtle, 'digest', { value: digest })
}
