import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { backup, type DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { openConnection } from './connection.ts'
import { createGroupCommit, type GroupCommit } from './group-commit.ts'
import { migrate, type Migration } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { takeProcessLock, type ProcessLock } from './process-lock.ts'
import { createStatementCache, type SqlValue } from './statements.ts'

export type { SqlValue }

/** About half a millisecond of copying, during which writers wait. */
const PAGES_PER_STEP = 100

/** Together five seconds: as long as any other connection waits for a writer. */
const MOST_STARTS = 500
const START_PAUSE_MS = 10

/** The office's one database. Reads answer at once; `write` queues a job for the next commit. */
export interface Database extends GroupCommit {
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined
  all<Row>(sql: string, ...values: SqlValue[]): Row[]
  /** Returns the number of changed rows. */
  run(sql: string, ...values: SqlValue[]): number
  /** Row id of the last insert on this connection; read it right after the insert. */
  insert(sql: string, ...values: SqlValue[]): number
  /** Writes a copy of the committed database into a new file, a few pages at a time between other work. */
  copyTo(path: string, signal?: AbortSignal): Promise<void>
  close(): void
}

export interface DatabaseOptions {
  dataDir: string
  migrations?: readonly Migration[]
}

/** Opens `office.sqlite` in the data directory, takes its lock and brings it to the newest shape. */
export function openDatabase({ dataDir, migrations = MIGRATIONS }: DatabaseOptions): Database {
  mkdirSync(dataDir, { recursive: true })
  const lock = takeProcessLock(join(dataDir, 'office.lock'))
  let connection: DatabaseSync | undefined
  try {
    connection = openConnection(join(dataDir, 'office.sqlite'))
    migrate(connection, migrations)
    return createDatabase(connection, lock)
  } catch (error) {
    connection?.close()
    lock.release()
    throw error
  }
}

/**
 * It goes over this very connection: SQLite then carries each later commit into the copy, where a copy over another
 * connection would begin anew with every commit. A first step that falls into the middle of a commit is refused, and
 * Node hands that on as an error that is none; the commit is over in a moment, so it is tried again.
 */
async function copy(connection: DatabaseSync, path: string, signal?: AbortSignal): Promise<void> {
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted()
    try {
      await backup(connection, path, { rate: PAGES_PER_STEP, progress: () => signal?.throwIfAborted() })
      return signal?.throwIfAborted()
    } catch (error) {
      if (!isRefusedStart(error) || tries === MOST_STARTS) throw error
    }
    await delay(START_PAUSE_MS)
  }
}

const isRefusedStart = (error: unknown) => (error as { errcode?: unknown }).errcode === 0

function createDatabase(connection: DatabaseSync, lock: ProcessLock): Database {
  const group = createGroupCommit(connection)
  const prepare = createStatementCache(connection)
  return {
    ...group,
    get: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).get(values) as Row | undefined,
    all: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).all(values) as Row[],
    run: (sql, ...values) => Number(prepare(sql).run(values).changes),
    insert: (sql, ...values) => Number(prepare(sql).run(values).lastInsertRowid),
    copyTo: (path, signal) => copy(connection, path, signal),
    close() {
      group.flush()
      connection.exec('pragma wal_checkpoint(truncate)')
      connection.close()
      lock.release()
    },
  }
}
