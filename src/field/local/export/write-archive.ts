import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { toShanghaiTime } from '../../../domain/calendar/shanghai-time.ts'
import type { DeviceId, Sha256 } from '../../../domain/ids.ts'
import {
  EXPORT_MANIFEST_PATH,
  type ExportedEntry,
  type ExportManifest,
} from '../../../protocol/export-file.ts'
import type { FieldDatabase } from '../field-database.ts'
import { hashBytes, readBytes } from '../photo-bytes.ts'
import type { LocalAccount, PhotoFileRow, PhotoRow } from '../rows.ts'
import type { UnsentWork } from './gather-unsent.ts'

export interface ArchiveParts {
  work: UnsentWork[]
  account: LocalAccount
  device: DeviceId
  appVersion: string
  now: number
  /** The piece of work as a person reads it, in the language of the page. */
  describe: (work: UnsentWork) => string
}

interface File {
  path: string
  sha256: Sha256
  size: number
  /** Read only when its turn comes: a hundred photos do not fit into the memory of an old phone. */
  read: () => Promise<Uint8Array | null>
}

/**
 * The archive of unsent work: the manifest first, then each piece of work as text, as data, and with its photos. The
 * camera's own bytes go along only where no picture could be made of them. Photos whose bytes this phone lost are left out.
 */
export async function writeArchive(database: FieldDatabase, parts: ArchiveParts): Promise<Blob> {
  const files: File[] = []
  const entries: ExportedEntry[] = []
  for (const [index, work] of parts.work.entries()) {
    const made = await makeEntry(database, { work, folder: folderOf(index, work), describe: parts.describe })
    entries.push(made.entry)
    files.push(...made.files)
  }
  const { account, device, appVersion, now } = parts
  const manifest: ExportManifest = {
    format: 'caifeng-export',
    version: 1,
    account: {
      id: account.accountId,
      name: account.account,
      displayName: account.displayName,
      unitName: account.unitName,
    },
    device,
    appVersion,
    exportedAt: now,
    entries,
  }
  const first = await fileOf(EXPORT_MANIFEST_PATH, encode(manifest))
  return zip([first, ...files], now)
}

async function makeEntry(
  database: FieldDatabase,
  { work, folder, describe }: { work: UnsentWork; folder: string } & Pick<ArchiveParts, 'describe'>,
): Promise<{ entry: ExportedEntry; files: File[] }> {
  // A byte order mark, or Windows takes Chinese for its own old encoding.
  const readable = await fileOf(
    `${folder}/${READABLE_NAME}`,
    new TextEncoder().encode(`\uFEFF${describe(work)}`),
  )
  const data = await fileOf(`${folder}/data.json`, encode(work.data))
  const taken = await takePhotos(database, folder, work.photos)
  const shared = {
    itemId: work.itemId,
    readable: nameOf(readable),
    data: nameOf(data),
    photos: taken.map(({ photo, role, file }) => ({
      photoId: photo.id,
      role,
      file: nameOf(file),
      takenAt: photo.takenAt,
      place: photo.isPlaceAttached ? photo.place : null,
    })),
  }
  return { entry: entryOf(work, shared), files: [readable, data, ...taken.map(({ file }) => file)] }
}

type Shared = Pick<ExportedEntry, 'itemId' | 'readable' | 'data' | 'photos'>

function entryOf(work: UnsentWork, shared: Shared): ExportedEntry {
  if (work.kind === 'draft' || work.kind === 'review' || work.kind === 'typed')
    return { kind: work.kind, ...shared }
  const { commandId } = work
  if (work.kind === 'appeal') return { kind: 'appeal', ...shared, commandId }
  if (work.kind === 'deed') return { kind: 'deed', ...shared, commandId, type: work.type }
  return { kind: 'submission', ...shared, commandId, type: work.type }
}

const READABLE_NAME = 'text.txt'

type Role = ExportedEntry['photos'][number]['role']

async function takePhotos(database: FieldDatabase, folder: string, photos: PhotoRow[]) {
  const taken: { photo: PhotoRow; role: Role; file: File }[] = []
  for (const [index, photo] of photos.entries()) {
    for (const [role, row] of filesOf(photo)) {
      const path = `${folder}/${index + 1}-${role}.jpg`
      const read = async () => bytesOf(await readBytes(database, row.sha256))
      // Looked at now, for the manifest goes first; and read again when it is written.
      if ((await hashOrNull(read)) !== row.sha256) continue
      taken.push({ photo, role, file: { path, sha256: row.sha256, size: row.size, read } })
    }
  }
  return taken
}

function filesOf({ picture, preview, original }: PhotoRow): [Role, PhotoFileRow][] {
  if (picture === null) return original === null ? [] : [['original', original]]
  return [['picture', picture], ...(preview === null ? [] : [['preview', preview] as [Role, PhotoFileRow]])]
}

async function hashOrNull(read: File['read']): Promise<Sha256 | null> {
  const bytes = await read()
  return bytes === null ? null : hashBytes(bytes.slice().buffer)
}

async function zip(files: File[], now: number): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const archive = new Zip((error, piece) => {
    if (error !== null) throw error
    pieces.push(piece)
  })
  for (const { path, read } of files) {
    const bytes = await read()
    if (bytes === null) throw new Error('a photo was lost while it was exported')
    // Photos are JPEGs: they do not get smaller.
    const entry = path.endsWith('.jpg') ? new ZipPassThrough(path) : new ZipDeflate(path)
    entry.mtime = stampOf(now)
    archive.add(entry)
    entry.push(bytes, true)
  }
  archive.end()
  return new Blob(pieces, { type: 'application/zip' })
}

/** A ZIP has no zone: it gets what the clock on the wall says here, which fflate reads by the zone of the phone. */
function stampOf(now: number): Date {
  const { year, month, day, timeWithSeconds } = toShanghaiTime(now)
  const [hours = 0, minutes = 0, seconds = 0] = timeWithSeconds.split(':').map(Number)
  return new Date(year, month - 1, day, hours, minutes, seconds)
}

async function fileOf(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<File> {
  return { path, sha256: await hashBytes(bytes.buffer), size: bytes.byteLength, read: async () => bytes }
}

const nameOf = ({ path, sha256, size }: File) => ({ path, sha256, size })
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value, null, 2))
const bytesOf = (buffer: ArrayBuffer | null) => (buffer === null ? null : new Uint8Array(buffer))

/** 001-断头路全线贯通: found at a glance, and a name that every system takes. */
function folderOf(index: number, work: UnsentWork): string {
  const title = titleOf(work)
  const name = Array.from(title.replace(/[\\/:*?"<>|\s.\u0000-\u001f]/g, ''))
    .slice(0, 20)
    .join('')
  const number = String(index + 1).padStart(3, '0')
  return name === '' ? number : `${number}-${name}`
}

function titleOf(work: UnsentWork): string {
  if (work.kind === 'draft') return work.data.text.title
  if (work.kind === 'review') return work.data.title
  if (work.kind === 'typed') return work.data.words
  if (work.kind === 'deed') return work.type.replace('.', '-')
  return work.kind === 'appeal' ? work.data.payload.words : work.data.payload.text.title
}
