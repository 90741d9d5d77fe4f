import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Sha256 } from '../../domain/ids.ts'
import { setMark } from '../db/marks.ts'
import { readFreeBytes } from '../health/disk-reserve.usecases.ts'
import type { Parts } from '../parts.ts'
import { beginFolder, finishFolder, listBackups, nameOf, removeOld } from './backup-folders.ts'
import { ensureComplete, takeMeasure } from './measure.ts'
import { DATABASE_FILE, readManifest, writeManifest, type BackupManifest } from './manifest.ts'
import { packInThread } from './pack-in-thread.ts'
import { syncNow } from './disk-sync.ts'

export type BackupParts = Pick<Parts, 'config' | 'db' | 'now'>

export interface BackupOptions {
  /** Hears one plain sentence per step. */
  tell: (sentence: string) => void
  signal?: AbortSignal
}

/**
 * Makes a backup while the office works, reads it back, and only then moves on what each device may call safe. Returns
 * its folder; throws one plain sentence when there is none, and leaves nothing half-made behind.
 */
export async function makeBackup(parts: BackupParts, options: BackupOptions): Promise<string> {
  const { config, now } = parts
  const madeAt = now()
  const name = nameOf(madeAt)
  const previous = listBackups(config.backupDir).at(-1)
  if (previous === name) throw new Error(`There is a backup ${name} already.`)
  ensureRoomForBackup(parts, previous)
  const folder = beginFolder(config.backupDir, name)
  try {
    const at = previous === undefined ? null : join(config.backupDir, previous)
    await fill(parts, { folder, madeAt, previous: at }, options)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  const finished = finishFolder(config.backupDir, name)
  const removed = removeOld(config.backupDir)
  options.tell(`The backup is finished: ${finished}`)
  if (removed > 0) options.tell(`${removed} older backups were removed.`)
  return finished
}

/** A backup must not eat what is reserved for the texts of the day. */
function ensureRoomForBackup({ config, db }: BackupParts, previous: string | undefined) {
  const known = previous === undefined ? [] : readManifest(join(config.backupDir, previous)).blobs
  const linked = new Set(known.map(({ sha256 }) => sha256))
  const photos = db.all<{ sha256: Sha256; size: number }>(
    'select sha256, size from blobs where present_at is not null',
  )
  const photoBytes = photos
    .filter(({ sha256 }) => !linked.has(sha256))
    .reduce((sum, { size }) => sum + size, 0)
  const neededBytes =
    statSync(join(config.dataDir, DATABASE_FILE)).size + photoBytes + config.textReserveBytes
  if (readFreeBytes(config.backupDir) < neededBytes)
    throw new Error(
      `${config.backupDir} has no room for a backup; ${Math.ceil(neededBytes / 2 ** 20)} MB are needed.`,
    )
}

interface Making {
  folder: string
  madeAt: number
  previous: string | null
}

async function fill(parts: BackupParts, making: Making, { tell, signal }: BackupOptions) {
  const { config, db, now } = parts
  tell('Copying the database …')
  const before = takeMeasure(db)
  await db.copyTo(join(making.folder, DATABASE_FILE), signal)
  const after = takeMeasure(db)
  tell('Copying new photos and reading everything back …')
  const blobsDir = join(config.dataDir, 'blobs')
  const manifest = await packInThread({ ...making, blobsDir, appVersion: readAppVersion() }, signal)
  ensureComplete(manifest, before, after)
  writeManifest(making.folder, { ...manifest, verifiedAt: now() })
  syncNow(making.folder, 'folder')
  await db.write(() => noteDurable(parts, manifest))
  const { commands = 0, items = 0 } = manifest.rows
  tell(`Verified: ${items} items, ${commands} commands, ${manifest.blobs.length} photos.`)
}

/** Inside a write: what is in a verified backup is safe. It never becomes unsafe again. */
function noteDurable({ db }: BackupParts, { devices, madeAt }: BackupManifest) {
  for (const { id, durableSeq } of devices)
    db.run('update devices set durable_seq = max(durable_seq, ?) where id = ?', durableSeq, id)
  setMark(db, 'backup.verified', madeAt)
}

function readAppVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
