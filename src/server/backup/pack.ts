import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Sha256 } from '../../domain/ids.ts'
import { hashFileNow, syncNow } from './disk-sync.ts'
import { DATABASE_FILE, writeManifest, type BackupManifest } from './manifest.ts'
import { packPhoto, type PackedBlob, type Packing } from './pack-photos.ts'
import { countRows, verifyBackup } from './verify.ts'

export interface PackOptions extends Packing {
  madeAt: number
  appVersion: string
}

/**
 * Completes a folder that holds a fresh copy of the database: photos, manifest, and everything read back. Photos that
 * the office itself has not got whole are "to come" in the copy as well, so that a backup promises only what it holds.
 */
export function pack(options: PackOptions): BackupManifest {
  const { folder, madeAt, appVersion } = options
  const path = join(folder, DATABASE_FILE)
  const copy = new DatabaseSync(path)
  let contents
  try {
    const blobs = packPhotos(copy, options)
    // One file without a log beside it: this is what the hash stands for.
    copy.exec('pragma journal_mode = delete')
    contents = { ...describe(copy), blobs }
  } finally {
    copy.close()
  }
  syncNow(path, 'file')
  const database = { sha256: hashFileNow(path) as Sha256, size: statSync(path).size }
  const face = { format: 'caifeng-backup', version: 1, madeAt, verifiedAt: null, appVersion } as const
  writeManifest(folder, { ...face, database, ...contents })
  syncNow(folder, 'folder')
  return verifyBackup(folder)
}

function packPhotos(copy: DatabaseSync, packing: Packing): PackedBlob[] {
  const sql = 'select account_id as accountId, sha256, size from blobs where present_at is not null'
  const present = copy.prepare(sql).all() as unknown as PackedBlob[]
  const lose = copy.prepare(
    'update blobs set present_at = null, kind = null, modified_at = null where account_id = ? and sha256 = ?',
  )
  const packed = present.map((blob) => ({ ...blob, isHere: packPhoto(packing, blob) }))
  for (const { accountId, sha256, isHere } of packed) if (!isHere) lose.run(accountId, sha256)
  return packed.filter(({ isHere }) => isHere).map(({ isHere: _isHere, ...blob }) => blob)
}

function describe(copy: DatabaseSync): Pick<BackupManifest, 'epoch' | 'rows' | 'devices'> {
  const office = copy.prepare('select epoch from office where id = 1').get()
  const devices = copy.prepare(DEVICES).all() as unknown as BackupManifest['devices']
  return { epoch: String(office?.['epoch']), rows: countRows(copy), devices }
}

/**
 * A device is safe up to the command before the first one whose photos are still to come, so that no phone throws
 * away the bytes of a photo because its text is safe. A photo that no item shows any more holds nothing up.
 */
const DEVICES = `
  select d.id, d.account_id as accountId, d.device_id as deviceId, d.last_seq as lastSeq,
    max(d.durable_seq, coalesce((
      select min(c.seq) - 1
      from commands c, json_each(c.outcome, '$.missing') m
        join blobs b on b.account_id = d.account_id and b.sha256 = m.value and b.present_at is null
      where c.device = d.id and c.seq > d.durable_seq and exists (
        select 1 from item_photos p where p.account_id = b.account_id and (p.picture = b.sha256 or p.preview = b.sha256))
    ), d.last_seq)) as durableSeq
  from devices d order by d.id`
