/** Why the phone could not keep what was written: no room, a memory that does not answer, or a page that is too old. */
export type UnsavedReason = 'full' | 'broken' | 'outdated'

/** What was to be written is not in the phone's memory; the caller still has it and must say so. */
export class UnsavedError extends Error {
  override readonly name = 'UnsavedError'
  readonly reason: UnsavedReason

  constructor(reason: UnsavedReason, cause?: unknown) {
    super(`the phone could not keep it: ${reason}`, { cause })
    this.reason = reason
  }
}

/** Failures after which a fresh connection often works, above all on iOS, where the connection dies in the background. */
const PASSING_FAULTS = [
  'UnknownError',
  'InvalidStateError',
  'AbortError',
  'DatabaseClosedError',
  'TransactionInactiveError',
]

/**
 * Takes what a write was refused with; tells whether there is no room ('full'), whether a reopened memory may do it
 * ('passing'), or neither (undefined). A failed commit may come as an abort whose own error is null.
 */
export function faultOf(error: unknown): 'full' | 'passing' | undefined {
  const names = namesWithin(error)
  // A full phone often aborts the transaction: then the reason is inside.
  if (names.includes('QuotaExceededError')) return 'full'
  return names.some((name) => PASSING_FAULTS.includes(name)) ? 'passing' : undefined
}

/** What the screens call the reason of any failed write. */
export function unsavedReasonOf(error: unknown): UnsavedReason {
  if (error instanceof UnsavedError) return error.reason
  return faultOf(error) === 'full' ? 'full' : 'broken'
}

/** Dexie puts the browser's own error inside its own as `inner`. */
function namesWithin(error: unknown): string[] {
  const names: string[] = []
  let current = error as { name?: unknown; inner?: unknown; cause?: unknown } | null | undefined
  while (typeof current === 'object' && current !== null && names.length < 5) {
    names.push(String(current.name))
    current = (current.inner ?? current.cause) as typeof current
  }
  return names
}
