import type { LocalAccount } from './rows.ts'

/**
 * Who is signed in, once more where it can be read without waiting: opening a database costs a slow phone a third of
 * a second, and the month must stand within one. The root database stays the truth, also for the service worker.
 */
const STORAGE_KEY = 'caifeng.account'

export function readAccountHint(): LocalAccount | undefined {
  try {
    const kept = localStorage.getItem(STORAGE_KEY)
    return kept === null ? undefined : (JSON.parse(kept) as LocalAccount)
  } catch {
    // Storage is closed to the page, or somebody wrote into it: the root database knows.
    return undefined
  }
}

export function keepAccountHint(account: LocalAccount): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(account))
  } catch {
    // The next start asks the root database.
  }
}

export function dropAccountHint(): void {
  try {
    localStorage.removeItem(STORAGE_KEY)
  } catch {
    // Nothing was kept then.
  }
}
