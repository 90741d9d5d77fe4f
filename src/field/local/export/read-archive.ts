import { unzipSync } from 'fflate'
import type { AccountId } from '../../../domain/ids.ts'
import type { DraftBackup } from '../../../protocol/commands.ts'
import {
  EXPORT_MANIFEST_PATH,
  exportedAppeal,
  exportedDeed,
  exportedDraft,
  exportedReview,
  exportedSubmission,
  exportedTyped,
  exportManifest,
  exportMark,
  type ExportedAppeal,
  type ExportedDeed,
  type ExportedEntry,
  type ExportedReview,
  type ExportedSubmission,
  type ExportedTyped,
  type ExportManifest,
} from '../../../protocol/export-file.ts'
import { parse } from '../../../protocol/parse.ts'
import { hashBytes } from '../photo-bytes.ts'

type EntryOf<Kind extends ExportedEntry['kind']> = Extract<ExportedEntry, { kind: Kind }>

/** An entry whose every file was found whole. */
export type ReadEntry =
  | { entry: EntryOf<'draft'>; data: DraftBackup; photos: ArrayBuffer[] }
  | { entry: EntryOf<'submission'>; data: ExportedSubmission; photos: ArrayBuffer[] }
  | { entry: EntryOf<'appeal'>; data: ExportedAppeal; photos: ArrayBuffer[] }
  | { entry: EntryOf<'deed'>; data: ExportedDeed; photos: ArrayBuffer[] }
  | { entry: EntryOf<'review'>; data: ExportedReview; photos: ArrayBuffer[] }
  | { entry: EntryOf<'typed'>; data: ExportedTyped; photos: ArrayBuffer[] }

export type ReadArchive =
  | { ok: true; entries: ReadEntry[] }
  | { ok: false; code: 'import.not_an_export' | 'import.foreign_account' }
  /** `entry` names the first bad file. */
  | { ok: false; code: 'import.damaged'; entry: string }

/**
 * Reads an archive of unsent work and judges every byte before anything is kept: a file that is damaged, missing or
 * not listed refuses the whole.
 */
export async function readArchive(bytes: Uint8Array, accountId: AccountId): Promise<ReadArchive> {
  const unzipped = unzip(bytes)
  if (unzipped === undefined) return { ok: false, code: 'import.not_an_export' }
  if ('bad' in unzipped) return damaged(unzipped.bad)
  const { files } = unzipped
  const listed = readJson(files[EXPORT_MANIFEST_PATH])
  if (isForeign(listed)) return { ok: false, code: 'import.not_an_export' }
  const manifest = parse(exportManifest, listed)
  if (!manifest.ok) return damaged(EXPORT_MANIFEST_PATH)
  if (manifest.value.account.id !== accountId) return { ok: false, code: 'import.foreign_account' }
  const bad = (await findBadFile(files, manifest.value)) ?? findUnlisted(files, manifest.value)
  if (bad !== undefined) return damaged(bad)
  const entries: ReadEntry[] = []
  for (const entry of manifest.value.entries) {
    const read = readEntry(files, entry)
    if (read === undefined) return damaged(entry.data.path)
    entries.push(read)
  }
  return { ok: true, entries }
}

/** A whole list by the same name that another program made; one that is not even JSON may be ours, damaged. */
function isForeign(listed: unknown): boolean {
  return listed !== undefined && !parse(exportMark, listed).ok
}

const damaged = (entry: string): ReadArchive => ({ ok: false, code: 'import.damaged', entry })

type Files = Record<string, Uint8Array>

/** The files of the archive, or the one that cannot be unpacked. */
function unzip(bytes: Uint8Array): { files: Files } | { bad: string } | undefined {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const names = isZip ? listNames(bytes) : []
  // Cut off: the list of files stands at the end of a ZIP.
  if (names === undefined) return { bad: 'ZIP' }
  if (!names.includes(EXPORT_MANIFEST_PATH)) return undefined
  const files: Files = {}
  for (const wanted of names) {
    const file = unzipOne(bytes, wanted)
    if (file === undefined) return { bad: wanted }
    files[wanted] = file
  }
  return { files }
}

function listNames(bytes: Uint8Array): string[] | undefined {
  const names: string[] = []
  try {
    unzipSync(bytes, {
      filter({ name }) {
        names.push(name)
        return false
      },
    })
    return names
  } catch {
    return undefined
  }
}

function unzipOne(bytes: Uint8Array, wanted: string): Uint8Array | undefined {
  try {
    return unzipSync(bytes, { filter: ({ name }) => name === wanted })[wanted]
  } catch {
    return undefined
  }
}

function filesOf({ readable, data, photos }: ExportedEntry) {
  return [readable, data, ...photos.map(({ file }) => file)]
}

async function findBadFile(files: Files, { entries }: ExportManifest): Promise<string | undefined> {
  for (const { path, size, sha256 } of entries.flatMap(filesOf)) {
    const bytes = files[path]
    if (bytes?.byteLength !== size || (await hashBytes(bytes.slice().buffer)) !== sha256) return path
  }
  return undefined
}

function findUnlisted(files: Files, { entries }: ExportManifest): string | undefined {
  const listed = new Set([EXPORT_MANIFEST_PATH, ...entries.flatMap(filesOf).map(({ path }) => path)])
  return Object.keys(files).find((path) => !listed.has(path))
}

function readEntry(files: Files, entry: ExportedEntry): ReadEntry | undefined {
  const data = readJson(files[entry.data.path])
  const photos = entry.photos.map(({ file }) => (files[file.path] ?? new Uint8Array()).slice().buffer)
  if (entry.kind === 'draft') {
    const draft = parse(exportedDraft, data)
    return draft.ok ? { entry, data: draft.value, photos } : undefined
  }
  if (entry.kind === 'appeal') {
    const appeal = parse(exportedAppeal, data)
    return appeal.ok ? { entry, data: appeal.value, photos } : undefined
  }
  if (entry.kind === 'deed') {
    const deed = parse(exportedDeed, data)
    return deed.ok ? { entry, data: deed.value, photos } : undefined
  }
  if (entry.kind === 'review') {
    const review = parse(exportedReview, data)
    return review.ok ? { entry, data: review.value, photos } : undefined
  }
  if (entry.kind === 'typed') {
    const typed = parse(exportedTyped, data)
    return typed.ok ? { entry, data: typed.value, photos } : undefined
  }
  const sent = parse(exportedSubmission, data)
  return sent.ok ? { entry, data: sent.value, photos } : undefined
}

function readJson(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
