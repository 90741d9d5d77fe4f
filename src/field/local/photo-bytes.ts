import type { Sha256 } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'

/** Bytes are kept in pieces of at most 256 KiB, as ArrayBuffers: WebKit loses Blobs, and big records stall old phones. */
const CHUNK_BYTES = 256 * 1024

/** Stores the bytes under their hash; resolves after the commit. Storing the same bytes again changes nothing. */
export function storeBytes(database: FieldDatabase, sha256: Sha256, bytes: ArrayBuffer): Promise<void> {
  return writeTogether(database, [database.chunks], async () => {
    const rows = []
    for (let index = 0; index * CHUNK_BYTES < bytes.byteLength; index++) {
      rows.push({ sha256, index, bytes: bytes.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES) })
    }
    await database.chunks.bulkPut(rows)
  })
}

/** The bytes stored under the hash from `offset`, at most `length` of them; null when the phone does not have them. */
export async function readBytes(
  database: FieldDatabase,
  sha256: Sha256,
  offset = 0,
  length = Number.MAX_SAFE_INTEGER,
): Promise<ArrayBuffer | null> {
  const first = Math.floor(offset / CHUNK_BYTES)
  const last = Math.floor((offset + length - 1) / CHUNK_BYTES)
  const rows = await database.chunks
    .where('[sha256+index]')
    .between([sha256, first], [sha256, last], true, true)
    .toArray()
  // A piece that was lost must not be closed up, or wrong bytes would go for right ones.
  const isWhole = rows.every((row, position) => row.index === first + position)
  if (rows.length === 0 || !isWhole) return null
  const joined = joinBuffers(rows.map((row) => row.bytes))
  const start = offset - first * CHUNK_BYTES
  return joined.slice(start, Math.min(start + length, joined.byteLength))
}

export async function hashBytes(bytes: ArrayBuffer): Promise<Sha256> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') as Sha256
}

export function hashText(text: string): Promise<Sha256> {
  return hashBytes(new TextEncoder().encode(text).buffer)
}

function joinBuffers(buffers: ArrayBuffer[]): ArrayBuffer {
  const joined = new Uint8Array(buffers.reduce((total, buffer) => total + buffer.byteLength, 0))
  let at = 0
  for (const buffer of buffers) {
    joined.set(new Uint8Array(buffer), at)
    at += buffer.byteLength
  }
  return joined.buffer
}
