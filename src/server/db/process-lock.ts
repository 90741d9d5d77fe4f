import { DatabaseSync } from 'node:sqlite'

export interface ProcessLock {
  release(): void
}

/**
 * One process per office: the holder keeps a lock file in an exclusive transaction for its whole life. The operating
 * system drops that lock with the process, however it ends, so a kill -9 leaves no stale lock behind.
 */
export function takeProcessLock(path: string): ProcessLock {
  const lock = new DatabaseSync(path, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    throw new Error('Another server already works on this data directory; two would spoil it.', {
      cause: error,
    })
  }
  return { release: () => lock.close() }
}
