/** The parts of Web Locks that are used; Safari has them since 15.4. */
type LockManagerLike = Pick<LockManager, 'request'> | undefined

/** Who holds a name in this page; the token tells a holder from the one whose lock was broken. */
const held = new Map<string, symbol>()

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
  const token = Symbol(name)
  held.set(name, token)
  try {
    return await work()
  } finally {
    if (held.get(name) === token) held.delete(name)
  }
}

/**
 * Takes a lock away from whoever holds it: work that never ends would keep everybody else out for ever. What that
 * work still does is harmless, for the server's ids and numbers keep everything single.
 */
export async function breakLock(locks: LockManagerLike, name: string): Promise<void> {
  held.delete(name)
  if (locks !== undefined) await locks.request(name, { steal: true }, async () => {})
}
