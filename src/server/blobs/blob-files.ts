import type { ReadStream } from 'node:fs'
import { createReadStream } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseSha256, type AccountId, type Sha256 } from '../../domain/ids.ts'
import { hashFile, makeFolder, syncFolder } from '../db/disk.ts'
import { PICTURE_HEAD_BYTES, pictureKindOf, type PictureKind } from './picture-kind.ts'

/** A file of an account. */
export interface BlobName {
  accountId: AccountId
  sha256: Sha256
}

export interface FileState {
  size: number
  /** The file's own time, whole milliseconds. */
  modifiedAt: number
}

export interface FileContents {
  /** Empty when the disk cannot read the bytes any more. */
  sha256: string
  kind: PictureKind | undefined
}

/** Something that lies in the folder of photos: a finished file, its part, or one set aside. */
export interface StoredFile extends FileState {
  name: BlobName
  path: string
}

export interface BlobFiles {
  /** Bytes of an upload that are on the disk. */
  readPartSize(name: BlobName): Promise<number>
  /** Adds bytes at `offset` and returns after they are on the disk. */
  append(name: BlobName, offset: number, bytes: Uint8Array): Promise<void>
  inspectPart(name: BlobName): Promise<FileContents>
  removePart(name: BlobName): Promise<void>
  /** The part takes the file's own name: from here on it is whole or it does not exist. */
  finish(name: BlobName): Promise<void>
  /** A finished file from outside; undefined when there is none. */
  readState(name: BlobName): Promise<FileState | undefined>
  /** A finished file, read to its last byte. */
  inspect(name: BlobName): Promise<FileContents>
  /** Keeps a damaged file beside its place, where nothing reads it. */
  setAside(name: BlobName): Promise<void>
  read(name: BlobName): ReadStream
  list(): AsyncGenerator<StoredFile>
  remove(path: string): Promise<void>
}

export function createBlobFiles(root: string): BlobFiles {
  const pathOf = ({ accountId, sha256 }: BlobName) => join(root, accountId, sha256.slice(0, 2), sha256)
  const partOf = (name: BlobName) => `${pathOf(name)}.part`
  return {
    readPartSize: async (name) => (await stateOf(partOf(name)))?.size ?? 0,
    async append(name, offset, bytes) {
      await makeFolder(dirname(pathOf(name)))
      await writeAt(partOf(name), offset, bytes)
    },
    inspectPart: (name) => inspect(partOf(name)),
    removePart: (name) => rm(partOf(name), { force: true }),
    async finish(name) {
      await rename(partOf(name), pathOf(name))
      await syncFolder(dirname(pathOf(name)))
    },
    readState: (name) => stateOf(pathOf(name)),
    inspect: (name) => inspect(pathOf(name)),
    async setAside(name) {
      await rename(pathOf(name), `${pathOf(name)}.damaged`)
      await syncFolder(dirname(pathOf(name)))
    },
    read: (name) => createReadStream(pathOf(name)),
    list: () => listFiles(root),
    remove: (path) => rm(path, { force: true }),
  }
}

async function stateOf(path: string): Promise<FileState | undefined> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { size, modifiedAt: Math.trunc(mtimeMs) }
  } catch (error) {
    if (isMissing(error)) return undefined
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

async function inspect(path: string): Promise<FileContents> {
  try {
    return { sha256: await hashFile(path), kind: await readKind(path) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EIO') return { sha256: '', kind: undefined }
    throw error
  }
}

async function readKind(path: string): Promise<PictureKind | undefined> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PICTURE_HEAD_BYTES), 0, PICTURE_HEAD_BYTES, 0)
    return pictureKindOf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** Only what has a name of ours: whatever else somebody put there is none of our business. */
async function* listFiles(root: string): AsyncGenerator<StoredFile> {
  for (const accountId of await namesIn(root)) {
    for (const start of await namesIn(join(root, accountId))) {
      for (const file of await namesIn(join(root, accountId, start))) {
        const sha256 = parseSha256(file.replace(/\.(part|damaged)$/, ''))
        const path = join(root, accountId, start, file)
        const state = sha256?.startsWith(start) === true ? await stateOf(path) : undefined
        if (sha256 === undefined || state === undefined) continue
        yield { name: { accountId: accountId as AccountId, sha256 }, path, ...state }
      }
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return []
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}
