import type { DatabaseSync } from 'node:sqlite'

export interface GroupCommit {
  /** Runs a synchronous job in the next transaction; resolves after its commit is on the disk. */
  write<Result>(job: () => Result): Promise<Result>
  /** Runs a job in a savepoint of the running transaction: if it throws, only its own work is undone. */
  savepoint<Result>(job: () => Result): Result
  /** Commits at once whatever waits. */
  flush(): void
}

interface WaitingJob {
  run: () => unknown
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

/** More jobs wait for the next transaction, so that no single one keeps all others waiting. */
const JOBS_PER_COMMIT = 128

/**
 * Requests that arrive together share one commit and thus one fsync, several times the load of one fsync each. Each
 * job has its own savepoint, so one that throws undoes itself alone.
 */
export function createGroupCommit(connection: DatabaseSync): GroupCommit {
  const begin = connection.prepare('begin immediate')
  const commit = connection.prepare('commit')
  const rollback = connection.prepare('rollback')
  const open = connection.prepare('savepoint job')
  const release = connection.prepare('release job')
  const undo = connection.prepare('rollback to job')
  let waiting: WaitingJob[] = []

  function savepoint<Result>(job: () => Result): Result {
    open.run()
    try {
      const result = job()
      release.run()
      return result
    } catch (error) {
      // A full disk makes SQLite undo the whole transaction by itself; then there is no savepoint to go back to.
      if (connection.isTransaction) {
        undo.run()
        release.run()
      }
      throw error
    }
  }

  function runTogether(jobs: WaitingJob[]): (() => void)[] {
    begin.run()
    const settlements = jobs.map((job) => {
      try {
        const result = savepoint(job.run)
        return () => job.resolve(result)
      } catch (error) {
        if (!connection.isTransaction) throw error
        return () => job.reject(error)
      }
    })
    commit.run()
    return settlements
  }

  function commitNext() {
    const jobs = waiting.slice(0, JOBS_PER_COMMIT)
    waiting = waiting.slice(JOBS_PER_COMMIT)
    if (waiting.length > 0) setImmediate(commitNext)
    if (jobs.length === 0) return
    try {
      for (const settle of runTogether(jobs)) settle()
    } catch (error) {
      if (connection.isTransaction) rollback.run()
      for (const job of jobs) job.reject(error)
    }
  }

  function write<Result>(job: () => Result): Promise<Result> {
    // After the input of this turn of the event loop: all requests that have arrived by then come along.
    if (waiting.length === 0) setImmediate(commitNext)
    return new Promise<Result>((resolve, reject) => {
      waiting.push({ run: job, resolve: (result) => resolve(result as Result), reject })
    })
  }

  function flush() {
    while (waiting.length > 0) commitNext()
  }

  return { write, savepoint, flush }
}
