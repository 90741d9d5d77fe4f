import type { DatabaseSync } from 'node:sqlite'

export type Attempt<Result> = { ok: true; value: Result } | { ok: false; error: unknown }

export interface GroupCommit {
  /**
   * Runs a synchronous job in the next transaction; resolves after its commit is on the disk, rejects with what the
   * job threw. A job may run twice (its first work is then undone), so it changes nothing but the database.
   */
  write<Result>(job: () => Result): Promise<Result>
  /** Inside a write: runs a part of the job; if that throws, only its own work is undone and the error is the result. */
  attempt<Result>(part: () => Result): Attempt<Result>
  /** Commits at once whatever waits. */
  flush(): void
}

interface WaitingJob {
  run: () => unknown
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

type Settle = () => void

/** More jobs wait for the next transaction, so that no single one keeps all others waiting. */
const JOBS_PER_COMMIT = 128

/**
 * Requests that arrive together share one commit and thus one fsync, several times the load of one fsync each.
 *
 * Nearly all jobs go well, and a savepoint makes SQLite copy every page that a job touches: so all run at first without
 * any. When one throws, the whole transaction is undone and all run again, carefully, each in a savepoint of its own.
 */
export function createGroupCommit(connection: DatabaseSync): GroupCommit {
  const begin = connection.prepare('begin immediate')
  const commit = connection.prepare('commit')
  const rollback = connection.prepare('rollback')
  const open = connection.prepare('savepoint job')
  const release = connection.prepare('release job')
  const undo = connection.prepare('rollback to job')
  let waiting: WaitingJob[] = []
  let seen = 0
  let isCareful = false

  function attempt<Result>(part: () => Result): Attempt<Result> {
    // What it throws ends the quick run of all jobs.
    if (!isCareful) return { ok: true, value: part() }
    open.run()
    try {
      const value = part()
      release.run()
      return { ok: true, value }
    } catch (error) {
      // A full disk makes SQLite undo the whole transaction by itself; then there is no savepoint to go back to.
      if (!connection.isTransaction) throw error
      undo.run()
      release.run()
      return { ok: false, error }
    }
  }

  function runTogether(jobs: WaitingJob[]): Settle[] {
    begin.run()
    const settlements = jobs.map((job): Settle => {
      const done = attempt(job.run)
      return done.ok ? () => job.resolve(done.value) : () => job.reject(done.error)
    })
    commit.run()
    return settlements
  }

  function runCarefully(jobs: WaitingJob[]): Settle[] {
    isCareful = true
    try {
      return runTogether(jobs)
    } catch (error) {
      undoAll()
      return jobs.map((job) => () => job.reject(error))
    } finally {
      isCareful = false
    }
  }

  function undoAll() {
    if (connection.isTransaction) rollback.run()
  }

  function runJobs(jobs: WaitingJob[]): Settle[] {
    try {
      return runTogether(jobs)
    } catch {
      undoAll()
      return runCarefully(jobs)
    }
  }

  /** While one turn of the event loop is being read the next requests arrive: they come along, up to one full commit. */
  function gather() {
    const hasMore = waiting.length > seen && waiting.length < JOBS_PER_COMMIT
    if (!hasMore) return commitNext()
    seen = waiting.length
    setImmediate(gather)
  }

  function commitNext() {
    seen = 0
    const jobs = waiting.slice(0, JOBS_PER_COMMIT)
    waiting = waiting.slice(JOBS_PER_COMMIT)
    if (waiting.length > 0) setImmediate(commitNext)
    if (jobs.length === 0) return
    for (const settle of runJobs(jobs)) settle()
  }

  function write<Result>(job: () => Result): Promise<Result> {
    // After the input of this turn of the event loop, and of those after it while they bring more.
    if (waiting.length === 0) setImmediate(gather)
    return new Promise<Result>((resolve, reject) => {
      waiting.push({ run: job, resolve: (result) => resolve(result as Result), reject })
    })
  }

  function flush() {
    while (waiting.length > 0) commitNext()
  }

  return { write, attempt, flush }
}
