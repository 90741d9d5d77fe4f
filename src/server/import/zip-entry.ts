import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { damaged } from './damage.ts'
import { readAt, type ZipEntry } from './zip-directory.ts'

const LOCAL = { signature: 0x04034b50, bytes: 30 }

/** The bytes of an entry, never more of them than the directory promised; nothing is ever written by its name. */
export async function* readEntry(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  const start = await findBytes(path, entry)
  let bytes = 0
  let sum = 0
  try {
    for await (const chunk of unpack(path, entry, start)) {
      bytes += chunk.length
      if (bytes > entry.bytes) throw damaged(entry.name)
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    const isBroken = /^Z_/.test((error as NodeJS.ErrnoException).code ?? '')
    throw isBroken ? damaged(entry.name) : error
  }
  if (bytes < entry.bytes || sum !== entry.crc32) throw damaged(entry.name)
}

/** A small entry as a whole. */
export async function readWhole(path: string, entry: ZipEntry, mostBytes: number): Promise<Buffer> {
  if (entry.bytes > mostBytes) throw damaged(entry.name)
  const chunks: Buffer[] = []
  for await (const chunk of readEntry(path, entry)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Reads an entry to its end and throws unless it is the file that is meant. */
export async function ensureEntryIs(path: string, entry: ZipEntry, file: { sha256: string; size: number }) {
  if (entry.bytes !== file.size) throw damaged(entry.name)
  const hash = createHash('sha256')
  for await (const chunk of readEntry(path, entry)) hash.update(chunk)
  if (hash.digest('hex') !== file.sha256) throw damaged(entry.name)
}

async function findBytes(path: string, { name, offset, packedBytes }: ZipEntry): Promise<number> {
  const file = await open(path)
  try {
    const header = await readAt(file, offset, LOCAL.bytes)
    if (header.length < LOCAL.bytes || header.readUInt32LE(0) !== LOCAL.signature) throw damaged(name)
    const start = offset + LOCAL.bytes + header.readUInt16LE(26) + header.readUInt16LE(28)
    if (start + packedBytes > (await file.stat()).size) throw damaged(name)
    return start
  } finally {
    await file.close()
  }
}

function unpack(path: string, { isDeflated, packedBytes }: ZipEntry, start: number): AsyncIterable<Buffer> {
  if (packedBytes === 0) return Readable.from([]) as AsyncIterable<Buffer>
  const packed = createReadStream(path, { start, end: start + packedBytes - 1 })
  if (!isDeflated) return packed
  // What goes wrong shows in the unpacked stream, which is the one that is read.
  return pipeline(packed, createInflateRaw(), () => undefined)
}
