import { hash } from 'node:crypto'
import type * as v from 'valibot'
import { canonicalJson } from '../../protocol/canonical-json.ts'
import {
  EXPORT_MANIFEST_PATH,
  exportedAppeal,
  exportedDeed,
  exportedDraft,
  exportedReview,
  exportedSubmission,
  exportedTyped,
  exportManifest,
  type ExportedAppeal,
  type ExportedDeed,
  type ExportedEntry,
  type ExportedSubmission,
  type ExportManifest,
} from '../../protocol/export-file.ts'
import { BLOB_LIMITS } from '../../protocol/headers.ts'
import { parse } from '../../protocol/parse.ts'
import { damaged } from './damage.ts'
import { refuseImport } from './import.errors.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'
import { ensureEntryIs, readWhole } from './zip-entry.ts'

const LARGEST_MANIFEST_BYTES = 64 * 1024 * 1024
const LARGEST_DATA_BYTES = 4 * 1024 * 1024
/** An original of a good camera; it is only read, never held in memory. */
const LARGEST_ORIGINAL_BYTES = 256 * 1024 * 1024

export type ExportedSubmissionEntry = Extract<ExportedEntry, { kind: 'submission' }>

/** What is carried out as if it had come by the wire. */
export type CheckedCommand =
  | { entry: ExportedSubmissionEntry; data: ExportedSubmission }
  | { entry: Extract<ExportedEntry, { kind: 'appeal' }>; data: ExportedAppeal }
  | { entry: Extract<ExportedEntry, { kind: 'deed' }>; data: ExportedDeed }

/** A file that was read to its last byte and is what its phone wrote. */
export interface CheckedExport {
  path: string
  manifest: ExportManifest
  /** In the order of the file, which is that of the phone. */
  commands: CheckedCommand[]
  drafts: { entry: ExportedEntry; title: string }[]
  entryByName: ReadonlyMap<string, ZipEntry>
}

/** Checks everything before anything is taken in; throws a refusal that names the first entry that is wrong. */
export async function checkExport(path: string): Promise<CheckedExport> {
  const entries = await readZipDirectory(path)
  const entryByName = indexEntries(entries ?? [])
  const manifest = await readManifest(path, entryByName.get(EXPORT_MANIFEST_PATH))
  ensureListed(manifest, entryByName)
  const checked: CheckedExport = { path, manifest, commands: [], drafts: [], entryByName }
  for (const entry of manifest.entries) {
    for (const file of filesOf(entry)) await ensureEntryIs(path, getEntry(entryByName, file.path), file)
    const bytes = await readWhole(path, getEntry(entryByName, entry.data.path), LARGEST_DATA_BYTES)
    if (entry.kind === 'submission') {
      checked.commands.push({ entry, data: readHashed(exportedSubmission, bytes, entry) })
    } else if (entry.kind === 'appeal') {
      checked.commands.push({ entry, data: readHashed(exportedAppeal, bytes, entry) })
    } else if (entry.kind === 'deed') {
      checked.commands.push({ entry, data: readHashed(exportedDeed, bytes, entry) })
    } else if (entry.kind === 'review') {
      const { title } = readData(exportedReview, bytes, entry.data.path)
      checked.drafts.push({ entry, title })
    } else if (entry.kind === 'typed') {
      const { words } = readData(exportedTyped, bytes, entry.data.path)
      checked.drafts.push({ entry, title: Array.from(words).slice(0, 20).join('') })
    } else {
      const { text } = readData(exportedDraft, bytes, entry.data.path)
      checked.drafts.push({ entry, title: text.title })
    }
  }
  return checked
}

/** Two entries of one name are two truths. */
function indexEntries(entries: readonly ZipEntry[]): Map<string, ZipEntry> {
  const entryByName = new Map<string, ZipEntry>()
  for (const entry of entries) {
    if (entryByName.has(entry.name)) throw damaged(entry.name)
    entryByName.set(entry.name, entry)
  }
  return entryByName
}

async function readManifest(path: string, entry: ZipEntry | undefined): Promise<ExportManifest> {
  if (entry === undefined) throw refuseImport('import.not_an_export')
  const parsed = parse(exportManifest, readJson(await readWhole(path, entry, LARGEST_MANIFEST_BYTES)))
  if (!parsed.ok) throw refuseImport('import.not_an_export')
  return parsed.value
}

/** What is not listed is refused, what is listed is there, and nothing is listed for two purposes. */
function ensureListed({ entries }: ExportManifest, entryByName: ReadonlyMap<string, ZipEntry>) {
  const listed = new Set([EXPORT_MANIFEST_PATH])
  for (const { path, size, mostBytes } of entries.flatMap(filesOf)) {
    if (listed.has(path) || !isPlainPath(path) || size > mostBytes) throw damaged(path)
    getEntry(entryByName, path)
    listed.add(path)
  }
  const unlisted = [...entryByName.keys()].find((name) => !listed.has(name))
  if (unlisted !== undefined) throw damaged(unlisted)
}

function filesOf({ readable, data, photos }: ExportedEntry) {
  const texts = [readable, data].map((file) => ({ ...file, mostBytes: LARGEST_DATA_BYTES }))
  const pictures = photos.map(({ file, role }) => ({
    ...file,
    mostBytes: role === 'original' ? LARGEST_ORIGINAL_BYTES : BLOB_LIMITS.pictureBytes,
  }))
  return [...texts, ...pictures]
}

/** No file is ever written by such a name; a phone makes no others either. */
function isPlainPath(path: string): boolean {
  return !/[\\\0]/.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part))
}

function getEntry(entryByName: ReadonlyMap<string, ZipEntry>, path: string): ZipEntry {
  const entry = entryByName.get(path)
  if (entry === undefined) throw damaged(path)
  return entry
}

function readHashed<Output extends { payloadSha256: string }>(
  schema: v.GenericSchema<unknown, Output>,
  bytes: Buffer,
  { data }: ExportedEntry,
): Output {
  const command = readData(schema, bytes, data.path)
  // Hashed as it was written: what the schema leaves out was never part of it.
  const { payload } = readJson(bytes) as { payload: unknown }
  if (hashOf(payload) !== command.payloadSha256) throw damaged(data.path)
  return command
}

/** Undefined when the payload is nested so deeply that it cannot be written in canonical form. */
function hashOf(payload: unknown): string | undefined {
  try {
    return hash('sha256', canonicalJson(payload) ?? '', 'hex')
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readData<Schema extends v.GenericSchema>(schema: Schema, bytes: Buffer, path: string) {
  const parsed = parse(schema, readJson(bytes))
  if (!parsed.ok) throw damaged(path)
  return parsed.value
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
