import { vi } from 'vitest'

/** How long a wait of a test goes on at least, in ms: no test is timed, this only ends what hangs. */
const LEAST_MS = 25_000

type Options = number | { timeout?: number; interval?: number } | undefined

/** The same options, with no less patience than {@link LEAST_MS}: by itself a wait gives up after one second. */
function patient(options: Options) {
  const { timeout = 0, ...rest } = typeof options === 'number' ? { timeout: options } : (options ?? {})
  return { ...rest, timeout: Math.max(timeout, LEAST_MS) }
}

// The workers of some projects keep their modules, and so this file's work, from one test file to the next.
const world = globalThis as { isPatient?: true }
if (world.isPatient === undefined) {
  world.isPatient = true
  const { waitFor, waitUntil } = vi
  vi.waitFor = (act, options) => waitFor(act, patient(options))
  vi.waitUntil = (act, options) => waitUntil(act, patient(options))
}
