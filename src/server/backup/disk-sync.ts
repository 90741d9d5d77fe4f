import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync } from 'node:fs'

const CHUNK_BYTES = 1024 * 1024

/** In a thread or a command of its own nobody waits: plain blocking calls. */
export function hashFileNow(path: string): string {
  const hash = createHash('sha256')
  const chunk = Buffer.alloc(CHUNK_BYTES)
  const file = openSync(path, 'r')
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk))
      hash.update(chunk.subarray(0, read))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

/** Brings a file or a folder to the disk. Windows cannot open folders and needs no such help. */
export function syncNow(path: string, kind: 'file' | 'folder') {
  if (kind === 'folder' && process.platform === 'win32') return
  // Windows only flushes what is open for writing.
  const file = openSync(path, kind === 'file' ? 'r+' : 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
