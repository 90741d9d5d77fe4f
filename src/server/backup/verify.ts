import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { hashFileNow } from './disk-sync.ts'
import { DATABASE_FILE, readManifest, type BackupManifest } from './manifest.ts'
import { blobPath, isWhole } from './pack-photos.ts'

/** Reads a backup to its last byte and compares it with its manifest; throws one plain sentence at the first fault. */
export function verifyBackup(folder: string): BackupManifest {
  const manifest = readManifest(folder)
  verifyFile(folder, manifest)
  verifyDatabase(folder, manifest)
  for (const blob of manifest.blobs) {
    const path = join(folder, 'blobs', blobPath(blob))
    if (!isWhole(path, blob)) throw new Error(`The photo ${path} is missing or damaged.`)
  }
  return manifest
}

export function countRows(database: DatabaseSync): Record<string, number> {
  const sql = "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name"
  const names = database
    .prepare(sql)
    .all()
    .map(({ name }) => String(name))
  return Object.fromEntries(
    names.map((name) => [
      name,
      Number(database.prepare(`select count(*) as rows from "${name}"`).get()?.['rows']),
    ]),
  )
}

function verifyFile(folder: string, { database }: BackupManifest) {
  const path = join(folder, DATABASE_FILE)
  if (!existsSync(path)) throw new Error(`${path} is missing.`)
  if (statSync(path).size !== database.size || hashFileNow(path) !== database.sha256)
    throw new Error(`${path} is damaged: it is not the file that was written.`)
}

function verifyDatabase(folder: string, manifest: BackupManifest) {
  const copy = new DatabaseSync(join(folder, DATABASE_FILE), { readOnly: true })
  try {
    const [integrity] = Object.values(copy.prepare('pragma integrity_check').get() ?? {})
    if (integrity !== 'ok') throw new Error(`The database of the backup is damaged: ${String(integrity)}`)
    if (copy.prepare('pragma foreign_key_check').get() !== undefined)
      throw new Error('The database of the backup refers to rows that it has not got.')
    verifyContents(copy, manifest)
  } finally {
    copy.close()
  }
}

function verifyContents(copy: DatabaseSync, { epoch, rows }: BackupManifest) {
  if (copy.prepare('select epoch from office where id = 1').get()?.['epoch'] !== epoch)
    throw new Error('The database of the backup is not the one that its manifest describes.')
  const counted = countRows(copy)
  const names = new Set([...Object.keys(rows), ...Object.keys(counted)])
  const wrong = [...names].find((name) => rows[name] !== counted[name])
  if (wrong !== undefined)
    throw new Error(`The table ${wrong} of the backup has ${counted[wrong]} rows instead of ${rows[wrong]}.`)
  const uneven = copy.prepare(UNEVEN_DEVICE).get()
  if (uneven !== undefined)
    throw new Error(`Results of the device ${String(uneven['deviceId'])} are missing in the backup.`)
}

/** A device's last number equals the number of its recorded results. */
const UNEVEN_DEVICE = `
  select device_id as deviceId from devices d where last_seq <>
    (select count(*) from commands where device = d.id) +
    (select count(*) from conflicting_commands where device = d.id) limit 1`
