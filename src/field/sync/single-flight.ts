/** The parts of Web Locks that are used; Safari has them since 15.4. */
type LockManagerLike = Pick<LockManager, 'request'> | undefined

const held = new Set<string>()

/**
 * Runs `work` if nobody else holds `name`, in this page, another tab or the service worker; else resolves to undefined
 * at once. Without Web Locks only this page is guarded; the server's ids and numbers still keep everything single.
 */
export async function withLock<Result>(
  locks: LockManagerLike,
  name: string,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  if (locks === undefined) return withLocalLock(name, work)
  return locks.request(name, { ifAvailable: true }, async (lock) => (lock === null ? undefined : work()))
}

async function withLocalLock<Result>(name: string, work: () => Promise<Result>): Promise<Result | undefined> {
  if (held.has(name)) return undefined
  held.add(name)
  try {
    return await work()
  } finally {
    held.delete(name)
  }
}
