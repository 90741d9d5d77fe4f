import { faultOf, UnsavedError } from './storage-fault.ts'

/** Clock and rest between two tries; the browser's own unless a test brings others. */
export interface Timing {
  now(): number
  sleep(milliseconds: number): Promise<void>
}

export const browserTiming: Timing = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

/** A memory that can be closed and opened again. */
export interface Reopenable {
  readonly timing: Timing
  close(options: { disableAutoOpen: boolean }): void
  open(): PromiseLike<unknown>
}

/** Rests before the second to the fifth try. */
const RESTS_MS = [100, 400, 1200, 2500]
const PATIENCE_MS = 10_000

/**
 * Does `work`, which must be safe to repeat as a whole; after a failure that may pass, closes and reopens the memory
 * and does it again, at most five times within ten seconds. `makeRoom` gives up what is kept in reserve and tells
 * whether there was any. Rejects with an UnsavedError when the phone could not do it, else with the error of `work`.
 */
export async function insist<Result>(
  memory: Reopenable,
  work: () => PromiseLike<Result>,
  makeRoom: () => Promise<boolean> = async () => false,
): Promise<Result> {
  const startedAt = memory.timing.now()
  let reopenings = 0
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const fault = faultOf(error)
      if (fault === undefined) throw error
      if (fault === 'full') {
        if (!(await makeRoom())) throw new UnsavedError('full', error)
        continue
      }
      const rest = RESTS_MS[reopenings++]
      const isPatient = rest !== undefined && memory.timing.now() + rest - startedAt < PATIENCE_MS
      if (!isPatient) throw new UnsavedError('broken', error)
      await memory.timing.sleep(rest)
      await reopen(memory)
    }
  }
}

const reopenings = new WeakMap<Reopenable, Promise<void>>()

/** Several writes may meet the same dead connection: one of them reopens for all. */
function reopen(memory: Reopenable): Promise<void> {
  const running = reopenings.get(memory)
  if (running !== undefined) return running
  const started = reopenOnce(memory).finally(() => reopenings.delete(memory))
  reopenings.set(memory, started)
  return started
}

async function reopenOnce(memory: Reopenable): Promise<void> {
  memory.close({ disableAutoOpen: false })
  try {
    await memory.open()
  } catch {
    // The next try meets the same failure, and counts it.
  }
}
