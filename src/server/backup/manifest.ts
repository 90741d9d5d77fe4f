import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { accountId, count, deviceId, instant, sha256 } from '../../protocol/fields.ts'
import { parse } from '../../protocol/parse.ts'

export const DATABASE_FILE = 'office.sqlite'
const MANIFEST_FILE = 'manifest.json'

const backupManifest = v.object({
  format: v.literal('caifeng-backup'),
  version: v.literal(1),
  madeAt: instant,
  /** Null until the backup was read back and compared. */
  verifiedAt: v.nullable(instant),
  appVersion: v.string(),
  epoch: v.string(),
  database: v.object({ sha256, size: count }),
  /** Rows of each table. */
  rows: v.record(v.string(), count),
  devices: v.array(
    v.object({
      /** Number of its row. */
      id: count,
      accountId,
      deviceId,
      lastSeq: count,
      /** Up to here each command is in this backup with every photo that it lists. */
      durableSeq: count,
    }),
  ),
  blobs: v.array(v.object({ accountId, sha256, size: count })),
})
export type BackupManifest = v.InferOutput<typeof backupManifest>

/** Reads what a backup says of itself; throws one plain sentence when it cannot be read. */
export function readManifest(folder: string): BackupManifest {
  const path = join(folder, MANIFEST_FILE)
  const parsed = parse(backupManifest, readJson(path))
  if (!parsed.ok) throw new Error(`${path} is not the manifest of a backup; look at: ${parsed.place}`)
  return parsed.value
}

/** Takes the place of any manifest before, whole and on the disk. */
export function writeManifest(folder: string, manifest: BackupManifest) {
  const path = join(folder, MANIFEST_FILE)
  const file = openSync(`${path}.part`, 'w')
  try {
    writeSync(file, `${JSON.stringify(manifest, null, 1)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.part`, path)
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`${path} cannot be read, so this folder is no backup.`, { cause })
  }
}
