import { open, type FileHandle } from 'node:fs/promises'
import type { ArchivePart } from '../../protocol/import.ts'
import { damaged } from './damage.ts'

/** An entry as the directory at the end of the archive names it. */
export interface ZipEntry {
  name: string
  isDeflated: boolean
  packedBytes: number
  bytes: number
  /** The archive's own sum of the unpacked bytes; the manifest itself has no other. */
  crc32: number
  /** Where its own header begins. */
  offset: number
}

const END = { signature: 0x06054b50, bytes: 22, longestComment: 65_535 }
const CENTRAL = { signature: 0x02014b50, bytes: 46 }
const ENCRYPTED = 1
const STORED = 0
const DEFLATED = 8
/** More entries than an export can have, and less than a directory that fills the memory. */
const LARGEST_DIRECTORY_BYTES = 64 * 1024 * 1024

/**
 * Reads the directory of an archive, the only list of its contents that counts. Undefined when the file does not even
 * begin like an archive; throws when it does and is cut short or contradicts itself.
 */
export async function readZipDirectory(path: string): Promise<ZipEntry[] | undefined> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const beginning = await readAt(file, 0, Math.min(4, size))
    if (beginning.toString('latin1', 0, 2) !== 'PK') return undefined
    return parseDirectory(await readDirectory(file, size))
  } finally {
    await file.close()
  }
}

async function readDirectory(file: FileHandle, size: number): Promise<{ count: number; bytes: Buffer }> {
  const tailBytes = Math.min(size, END.bytes + END.longestComment)
  const tail = await readAt(file, size - tailBytes, tailBytes)
  for (let at = tail.length - END.bytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END.signature) continue
    const [count, length, start] = [
      tail.readUInt16LE(at + 10),
      tail.readUInt32LE(at + 12),
      tail.readUInt32LE(at + 16),
    ]
    const isInside = start + length <= size - tailBytes + at && length <= LARGEST_DIRECTORY_BYTES
    if (isInside) return { count, bytes: await readAt(file, start, length) }
  }
  throw damaged('archive.end' satisfies ArchivePart)
}

function parseDirectory({ count, bytes }: { count: number; bytes: Buffer }): ZipEntry[] {
  const entries: ZipEntry[] = []
  for (let at = 0; entries.length < count;) {
    if (at + CENTRAL.bytes > bytes.length || bytes.readUInt32LE(at) !== CENTRAL.signature)
      throw damaged('archive.directory' satisfies ArchivePart)
    const nameBytes = bytes.readUInt16LE(at + 28)
    const next = at + CENTRAL.bytes + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    entries.push(parseEntry(bytes.subarray(at, next), nameBytes))
    at = next
  }
  return entries
}

function parseEntry(header: Buffer, nameBytes: number): ZipEntry {
  const name = header.toString('utf8', CENTRAL.bytes, CENTRAL.bytes + nameBytes)
  const method = header.readUInt16LE(10)
  const isEncrypted = (header.readUInt16LE(8) & ENCRYPTED) !== 0
  if (isEncrypted || (method !== STORED && method !== DEFLATED)) throw damaged(name)
  return {
    name,
    isDeflated: method === DEFLATED,
    crc32: header.readUInt32LE(16),
    packedBytes: header.readUInt32LE(20),
    bytes: header.readUInt32LE(24),
    offset: header.readUInt32LE(42),
  }
}

export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
