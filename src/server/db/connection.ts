import { DatabaseSync } from 'node:sqlite'

const OLDEST_SQLITE = '3.51.3'
const BUSY_TIMEOUT_MS = 5000
/**
 * 64 MB of log between checkpoints. All who wait at that moment wait for one: with 64 phones that send without a pause it
 * comes once in some 7,000 commands, so 99 of 100 never meet it. With SQLite's own 4 MB it would come every 400.
 */
const CHECKPOINT_PAGES = 16_000

/** Opens the office's database so that a commit means "on the disk", and proves that the settings took hold. */
export function openConnection(path: string): DatabaseSync {
  const connection = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: BUSY_TIMEOUT_MS })
  try {
    configure(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function configure(connection: DatabaseSync) {
  // One process per file, so it may keep the file's lock: each read saves the system calls of taking it.
  connection.exec(`
    pragma locking_mode = exclusive;
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma busy_timeout = ${BUSY_TIMEOUT_MS};
    pragma wal_autocheckpoint = ${CHECKPOINT_PAGES};
  `)
  ensureVersion(connection)
  ensurePragma(connection, 'journal_mode', 'wal')
  ensurePragma(connection, 'synchronous', 2)
  ensurePragma(connection, 'foreign_keys', 1)
  ensurePragma(connection, 'busy_timeout', BUSY_TIMEOUT_MS)
}

function ensureVersion(connection: DatabaseSync) {
  const version = String(connection.prepare('select sqlite_version() as version').get()?.['version'])
  const isOld = version.localeCompare(OLDEST_SQLITE, 'en', { numeric: true }) < 0
  if (isOld) throw new Error(`SQLite ${version} is too old: at least ${OLDEST_SQLITE} is needed.`)
}

function ensurePragma(connection: DatabaseSync, name: string, expected: string | number) {
  const [actual] = Object.values(connection.prepare(`pragma ${name}`).get() ?? {})
  if (actual !== expected) throw new Error(`SQLite keeps ${name} = ${String(actual)}, ${expected} is needed.`)
}
