import { cpSync, existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migrate, readVersion } from '../db/migrate.ts'
import { MIGRATIONS } from '../db/migrations/index.ts'
import { takeProcessLock, type ProcessLock } from '../db/process-lock.ts'
import { nameOf } from './backup-folders.ts'
import { syncNow } from './disk-sync.ts'
import { DATABASE_FILE, type BackupManifest } from './manifest.ts'
import { blobPath, isWhole } from './pack-photos.ts'
import { verifyBackup } from './verify.ts'

export interface RestoreOptions {
  dataDir: string
  /** The backup's folder. */
  from: string
  now: () => number
  randomBytes: (length: number) => Uint8Array
  tell: (sentence: string) => void
}

const STAGE = 'restoring'
/** All that the office has; the database itself comes last, so that it never stands beside another one's log. */
const PRESENT = ['office.sqlite-wal', 'office.sqlite-shm', 'blobs', 'office.sqlite']

/**
 * Puts a backup in the place of the office's data. The present data is kept aside, never deleted. Cut off anywhere, it
 * can be started again, and until it is finished no server starts on the folder.
 */
export function restore(options: RestoreOptions) {
  const { dataDir, from, tell } = options
  if (!existsSync(from)) throw new Error(`There is no backup at ${from}.`)
  mkdirSync(dataDir, { recursive: true })
  const lock = lockOrExplain(dataDir)
  try {
    tell(`Checking the backup ${from} …`)
    const manifest = verifyBackup(from)
    if (manifest.verifiedAt === null) throw new Error('This backup was never finished.')
    tell('Copying it beside the present data …')
    stage(options, manifest)
    tell(`The present data is kept in ${keepPresentAside(options)}`)
    putInPlace(dataDir)
  } finally {
    lock.release()
  }
  tell('Restored. Start the server: phones will send again the texts and photos that this backup lacks.')
  tell('What the desk did since the backup is gone: please do it again. People may have to sign in anew.')
}

/** Throws when a restore was cut off between taking the old data away and putting the new in its place. */
export function ensureNoCutRestore(dataDir: string) {
  if (existsSync(join(dataDir, STAGE)) && !existsSync(join(dataDir, DATABASE_FILE)))
    throw new Error('A restore was cut off in the middle: please run it again before starting the server.')
}

function lockOrExplain(dataDir: string): ProcessLock {
  try {
    return takeProcessLock(join(dataDir, 'office.lock'))
  } catch (cause) {
    throw new Error('The server is running on this data; stop it first.', { cause })
  }
}

function stage({ dataDir, from, now, randomBytes }: RestoreOptions, { blobs, madeAt }: BackupManifest) {
  const stageDir = join(dataDir, STAGE)
  rmSync(stageDir, { recursive: true, force: true })
  mkdirSync(join(stageDir, 'blobs'), { recursive: true })
  for (const blob of blobs) {
    const path = join('blobs', blobPath(blob))
    mkdirSync(dirname(join(stageDir, path)), { recursive: true })
    cpSync(join(from, path), join(stageDir, path))
    syncNow(join(stageDir, path), 'file')
    syncNow(dirname(join(stageDir, path)), 'folder')
    if (!isWhole(join(stageDir, path), blob)) throw new Error(`The photo ${path} could not be copied.`)
  }
  cpSync(join(from, DATABASE_FILE), join(stageDir, DATABASE_FILE))
  const epoch = Buffer.from(randomBytes(16)).toString('hex')
  beginEpoch(join(stageDir, DATABASE_FILE), { epoch, at: now(), to: madeAt })
  syncNow(join(stageDir, DATABASE_FILE), 'file')
  syncNow(stageDir, 'folder')
}

/**
 * Gives a database that was put back an epoch of its own: phones learn by it that what they sent since may be gone, and
 * ask. The desk learns when that was, and of when the backup is. Throws unless the database is whole and not too new.
 */
export function beginEpoch(path: string, { epoch, at, to }: { epoch: string; at: number; to: number }) {
  const database = new DatabaseSync(path)
  try {
    const newest = MIGRATIONS.at(-1)?.number ?? 0
    if (readVersion(database) > newest)
      throw new Error('This backup was made by a newer program: please use that one.')
    migrate(database, MIGRATIONS)
    database.prepare('update office set epoch = ?, restored_at = ?, restored_to = ?').run(epoch, at, to)
    const [integrity] = Object.values(database.prepare('pragma integrity_check').get() ?? {})
    if (integrity !== 'ok') throw new Error(`The restored database is damaged: ${String(integrity)}`)
  } finally {
    database.close()
  }
}

function keepPresentAside({ dataDir, now }: RestoreOptions): string {
  const aside = join(dataDir, `aside-${nameOf(now())}`)
  mkdirSync(aside)
  // The database first: without it no server starts here until the restore is finished.
  for (const name of [...PRESENT].reverse())
    if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(aside, name))
  syncNow(aside, 'folder')
  syncNow(dataDir, 'folder')
  return aside
}

function putInPlace(dataDir: string) {
  const stageDir = join(dataDir, STAGE)
  renameSync(join(stageDir, 'blobs'), join(dataDir, 'blobs'))
  renameSync(join(stageDir, DATABASE_FILE), join(dataDir, DATABASE_FILE))
  syncNow(dataDir, 'folder')
  rmdirSync(stageDir)
}
