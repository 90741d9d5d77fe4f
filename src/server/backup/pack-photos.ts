import { copyFileSync, existsSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BackupManifest } from './manifest.ts'
import { hashFileNow, syncNow } from './disk-sync.ts'

export type PackedBlob = BackupManifest['blobs'][number]

export interface Packing {
  /** The backup under work. */
  folder: string
  /** The office's own photos. */
  blobsDir: string
  /** The backup before, whose files are taken over by name; null when there is none. */
  previous: string | null
}

/** Where a photo lies, below the office's data and below a backup alike. */
export function blobPath({ accountId, sha256 }: Pick<PackedBlob, 'accountId' | 'sha256'>): string {
  return join(accountId, sha256.slice(0, 2), sha256)
}

/**
 * Brings one photo into the backup and returns whether it is there, whole. What the backup before had is linked, so
 * that a photo lies on that disk once; what is new is copied, so that no fault of the office's file reaches it.
 */
export function packPhoto({ folder, blobsDir, previous }: Packing, blob: PackedBlob): boolean {
  const path = blobPath(blob)
  const target = join(folder, 'blobs', path)
  mkdirSync(dirname(target), { recursive: true })
  if (previous !== null && link(join(previous, 'blobs', path), target)) {
    if (isWhole(target, blob)) return true
    rmSync(target)
  }
  const source = join(blobsDir, path)
  if (!existsSync(source)) return false
  copyFileSync(source, target)
  syncNow(target, 'file')
  syncNow(dirname(target), 'folder')
  if (isWhole(target, blob)) return true
  rmSync(target)
  return false
}

export function isWhole(path: string, { sha256, size }: PackedBlob): boolean {
  return existsSync(path) && statSync(path).size === size && hashFileNow(path) === sha256
}

/** Not every disk can link; then the photo is copied. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch {
    return false
  }
}
