import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AccountId, Sha256 } from '../../domain/ids.ts'
import { PICTURE_HEAD_BYTES, pictureKindOf, type PictureKind } from './picture-kind.ts'

/** A file of an account. */
export interface BlobName {
  accountId: AccountId
  sha256: Sha256
}

export interface BlobFiles {
  /** Bytes of an upload that are on the disk. */
  readPartSize(name: BlobName): Promise<number>
  /** Adds bytes at `offset` and returns after they are on the disk. */
  append(name: BlobName, offset: number, bytes: Uint8Array): Promise<void>
  inspectPart(name: BlobName): Promise<{ sha256: string; kind: PictureKind | undefined }>
  removePart(name: BlobName): Promise<void>
  /** The part takes the file's own name: from here on it is whole or it does not exist. */
  finish(name: BlobName): Promise<void>
  /** The kind of a finished file; undefined when there is none. */
  readKind(name: BlobName): Promise<PictureKind | undefined>
  read(name: BlobName): ReadStream
}

export function createBlobFiles(root: string): BlobFiles {
  const pathOf = ({ accountId, sha256 }: BlobName) => join(root, accountId, sha256.slice(0, 2), sha256)
  const partOf = (name: BlobName) => `${pathOf(name)}.part`
  return {
    readPartSize: (name) => sizeOf(partOf(name)),
    async append(name, offset, bytes) {
      await mkdir(dirname(pathOf(name)), { recursive: true })
      await writeAt(partOf(name), offset, bytes)
    },
    async inspectPart(name) {
      return { sha256: await hashFile(partOf(name)), kind: await readKind(partOf(name)) }
    },
    removePart: (name) => rm(partOf(name), { force: true }),
    async finish(name) {
      await rename(partOf(name), pathOf(name))
      await syncFolder(dirname(pathOf(name)))
    },
    readKind: (name) => readKind(pathOf(name)),
    read: (name) => createReadStream(pathOf(name)),
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isMissing(error)) return 0
    throw error
  }
}

async function writeAt(path: string, offset: number, bytes: Uint8Array) {
  const file = await open(path, 'a')
  try {
    // What a cut left beyond the acknowledged bytes does not belong there.
    if ((await file.stat()).size > offset) await file.truncate(offset)
    await file.writeFile(bytes)
    await file.datasync()
  } finally {
    await file.close()
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk)
  return hash.digest('hex')
}

async function readKind(path: string): Promise<PictureKind | undefined> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(PICTURE_HEAD_BYTES),
        0,
        PICTURE_HEAD_BYTES,
        0,
      )
      return pictureKindOf(buffer.subarray(0, bytesRead))
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** A rename is only on the disk when its folder is. Windows cannot open folders and needs no such help. */
async function syncFolder(path: string) {
  if (process.platform === 'win32') return
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}
