import { createHash } from 'node:crypto'
import { findSecrecyMark } from '../../src/domain/check/secrecy-mark.ts'
import { monthOf } from '../../src/domain/calendar/month.ts'
import type { DeviceId, ItemId } from '../../src/domain/ids.ts'
import type { ItemEvent } from '../../src/domain/item/item-event.ts'
import { findMissingFields } from '../../src/domain/item/item-text.ts'
import type { Item, ItemPhoto } from '../../src/domain/item/item.ts'
import { workStateOf } from '../../src/domain/item/work-state.ts'
import { formatReceipt } from '../../src/domain/receipt.ts'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import type { RefusalCode } from '../../src/protocol/codes.ts'
import { COMMAND_TYPES } from '../../src/protocol/command-types.ts'
import { submission, type Command, type Submission } from '../../src/protocol/commands.ts'
import { SYNC_LIMITS } from '../../src/protocol/headers.ts'
import { parse } from '../../src/protocol/parse.ts'
import type {
  Change,
  CommandResult,
  Outcome,
  ReconcileRequest,
  ReconcileResponse,
  SyncRequest,
  SyncResponse,
} from '../../src/protocol/sync.ts'
import {
  draftChanges,
  keepDraft,
  markSubmitted,
  throwDraftAway,
  type StoredDraft,
} from './field-office-drafts.ts'
import { unitIdOf } from './make-ids.ts'

export interface StoredBlob {
  size: number
  bytes: Uint8Array
  isPresent: boolean
}

interface StoredItem {
  item: Item
  /** The revision with which the present text came. */
  textRev: number
  writtenBy: DeviceId
  feedSeq: number
}

interface Recorded {
  id: string
  hash: string
  outcome: Outcome
}

/** All that an office has written down; a copy of it is a backup. */
export interface Records {
  epoch: string
  items: Map<ItemId, StoredItem>
  drafts: Map<ItemId, StoredDraft>
  /** By device and number. */
  commands: Map<DeviceId, Map<number, Recorded>>
  /** By device, up to which number a backup holds what it sent. */
  durableSeqs: Map<DeviceId, number>
  blobs: Map<string, StoredBlob>
  feedSeq: number
  lastReceipt: number
}

export function newRecords(epoch: string): Records {
  return {
    epoch,
    items: new Map(),
    drafts: new Map(),
    commands: new Map(),
    durableSeqs: new Map(),
    blobs: new Map(),
    feedSeq: 0,
    lastReceipt: 0,
  }
}

/** `POST /api/sync` by the rules of src/protocol/README.md. */
export function answerSync(records: Records, request: SyncRequest, now: number): SyncResponse {
  const taken = records.commands.get(request.device) ?? new Map<number, Recorded>()
  records.commands.set(request.device, taken)
  const gap = request.firstSeq > lastSeqOf(taken) + 1
  const results = gap
    ? []
    : request.commands.map((command) => take(records, command, { request, taken, now }))
  const cursor = request.epoch === records.epoch ? request.cursor : 0
  const changes = listChanges(records, request.device, cursor)
  const page = changes.slice(0, SYNC_LIMITS.changesPerAnswer)
  const more = page.length < changes.length
  return {
    results,
    lastSeq: lastSeqOf(taken),
    gap,
    durableSeq: records.durableSeqs.get(request.device) ?? 0,
    epoch: records.epoch,
    changes: page,
    cursor: more ? (page[page.length - 1]?.seq ?? cursor) : records.feedSeq,
    more,
    serverTime: now,
  }
}

/** A copy of it all, which the office calls a backup from now on. */
export function backUpRecords(records: Records): Records {
  for (const [device, taken] of records.commands) records.durableSeqs.set(device, lastSeqOf(taken))
  return structuredClone(records)
}

/** Numbers that were given up stand recorded beyond a hole that is still to be filled. */
function lastSeqOf(taken: Map<number, Recorded>): number {
  let last = 0
  while (taken.has(last + 1)) last++
  return last
}

/** `POST /api/sync/reconcile` by the rules of src/protocol/README.md. */
export function answerReconcile(records: Records, request: ReconcileRequest, now: number): ReconcileResponse {
  const { device, nextSeq, kept, have } = request
  const taken = records.commands.get(device) ?? new Map<number, Recorded>()
  records.commands.set(device, taken)
  const held = new Set(kept.map(({ seq }) => seq))
  for (let seq = 1; seq < nextSeq; seq++) {
    if (!taken.has(seq) && !held.has(seq))
      taken.set(seq, { id: '', hash: '', outcome: reject('command.lost') })
  }
  return {
    epoch: records.epoch,
    lastSeq: lastSeqOf(taken),
    lacking: kept.filter(({ seq }) => !taken.has(seq)).map(({ id }) => id),
    lackingItems: have
      .filter(({ itemId, payloadSha256 }) => payloadSha256 === null && !records.items.has(itemId))
      .map(({ itemId }) => itemId),
    serverTime: now,
  }
}

interface Taking {
  request: SyncRequest
  taken: Map<number, Recorded>
  now: number
}

function take(records: Records, command: Command, taking: Taking): CommandResult {
  const { id, seq, payloadSha256: hash } = command
  const recorded = taking.taken.get(seq)
  if (recorded !== undefined) {
    const isSame = recorded.id === id && recorded.hash === hash
    const outcome = isSame ? recorded.outcome : reject('command.conflict_key')
    return { id, seq, replayed: isSame, outcome }
  }
  const outcome = decide(records, command, taking)
  taking.taken.set(seq, { id, hash, outcome })
  return { id, seq, replayed: false, outcome }
}

function decide(records: Records, command: Command, taking: Taking): Outcome {
  if (hashOf(canonicalJson(command.payload)) !== command.payloadSha256) return reject('command.hash_mismatch')
  if (!COMMAND_TYPES.some((type) => type === command.type)) return reject('command.unknown_type')
  if (command.type === 'draft.put') return keepDraft(records, command, taking.request.device)
  if (command.type === 'draft.delete') return throwDraftAway(records, command, taking.request.device)
  const parsed = parse(submission, command.payload)
  if (!parsed.ok) return reject('command.malformed')
  const fault = findFault(parsed.value)
  if (fault !== undefined) return reject(fault)
  const known = records.items.get(command.itemId)
  if (command.type === 'item.submit') {
    return known === undefined ? receive(records, command, parsed.value, taking) : reject('item.exists')
  }
  if (known === undefined || known.item.authorId !== taking.request.account) return reject('item.unknown')
  if (command.baseRev < known.textRev && isDifferent(known.item, parsed.value))
    return keepBeside(records, known)
  if (workStateOf(known.item.events).status !== 'returned') return reject('item.not_returned')
  return replace(records, known, { ...taking, command, payload: parsed.value })
}

function findFault({ text, notes, manifest }: Submission): RefusalCode | undefined {
  if (findMissingFields(text).length > 0) return 'item.incomplete'
  const texts = [text.title, text.body, text.place, ...notes.map((note) => note.text)]
  if (texts.some((one) => findSecrecyMark(one) !== undefined)) return 'item.secrecy_mark'
  const pictures = manifest.filter(({ role }) => role === 'picture').map(({ sha256 }) => sha256)
  return new Set(pictures).size < pictures.length ? 'photo.duplicate' : undefined
}

function receive(records: Records, command: Command, payload: Submission, { request, now }: Taking): Outcome {
  const receipt = formatReceipt(monthOf(now), ++records.lastReceipt)
  const item: Item = {
    id: command.itemId,
    rev: 1,
    unitId: unitIdOf(1),
    unitName: '农业农村局',
    authorId: request.account,
    authorName: '王采',
    text: payload.text,
    notes: payload.notes,
    photos: attach(records, payload),
    receipt,
    receivedAt: now,
    countedAt: Math.min(command.clientTime, now),
    countedBy: 'claim',
    events: [{ type: 'submitted', at: now, claimedAt: command.clientTime }],
  }
  publish(records, item, { writtenBy: request.device, textRev: 1 })
  return { status: 'applied', rev: 1, receipt, missing: missingOf(item.photos) }
}

function replace(
  records: Records,
  { item }: StoredItem,
  { command, payload, request, now }: Taking & { command: Command; payload: Submission },
): Outcome {
  const changed: Item = {
    ...item,
    rev: item.rev + 1,
    text: payload.text,
    notes: payload.notes,
    photos: attach(records, payload),
    events: [...item.events, { type: 'resubmitted', at: now, claimedAt: command.clientTime }],
  }
  publish(records, changed, { writtenBy: request.device, textRev: changed.rev })
  return { status: 'applied', rev: changed.rev, receipt: item.receipt, missing: missingOf(changed.photos) }
}

/** The text changed since the phone saw it: the office keeps its own, and the phone's stands beside it. */
function keepBeside(records: Records, { item, textRev, writtenBy }: StoredItem): Outcome {
  const rev = item.rev + 1
  publish(records, { ...item, rev }, { writtenBy, textRev })
  return { status: 'merged', rev, sibling: item.id }
}

function isDifferent(item: Item, { text }: Submission): boolean {
  return canonicalJson(item.text) !== canonicalJson(text)
}

/** What an editor does at the desk. */
export function decideAtDesk(records: Records, itemId: ItemId, event: ItemEvent): void {
  const stored = records.items.get(itemId)
  if (stored === undefined) throw new Error('no such item at the office')
  const { item } = stored
  publish(records, { ...item, rev: item.rev + 1, events: [...item.events, event] }, stored)
}

type Writing = Pick<StoredItem, 'writtenBy' | 'textRev'>

function publish(records: Records, item: Item, { writtenBy, textRev }: Writing): void {
  if (records.items.get(item.id)?.textRev !== textRev) markSubmitted(records, item.id)
  records.items.set(item.id, { item, writtenBy, textRev, feedSeq: ++records.feedSeq })
}

/** What the feed says to a device after a cursor. */
export function listChanges(records: Records, device: DeviceId, cursor: number): Change[] {
  const items = [...records.items.values()]
    .filter(({ feedSeq }) => feedSeq > cursor)
    .map(({ item, writtenBy, feedSeq }): Change => {
      const { text, notes, ...facts } = item
      const written = writtenBy === device ? {} : { written: { text, notes } }
      return { kind: 'item', seq: feedSeq, facts, ...written }
    })
  return [...items, ...draftChanges(records, device, cursor)].sort((a, b) => a.seq - b.seq)
}

function attach(records: Records, { manifest }: Submission): ItemPhoto[] {
  for (const { sha256, size } of manifest) {
    if (!records.blobs.has(sha256))
      records.blobs.set(sha256, { size, bytes: new Uint8Array(), isPresent: false })
  }
  const fileOf = ({ sha256, size }: Submission['manifest'][number]) => {
    return { sha256, size, isPresent: records.blobs.get(sha256)?.isPresent === true }
  }
  const previews = manifest.filter(({ role }) => role === 'preview')
  return manifest
    .filter(({ role }) => role === 'picture')
    .map((picture) => {
      const preview = previews.find(({ photoId }) => photoId === picture.photoId)
      return {
        id: picture.photoId,
        picture: fileOf(picture),
        preview: preview === undefined ? null : fileOf(preview),
        takenAt: picture.takenAt ?? null,
        place: picture.place ?? null,
      }
    })
}

function missingOf(photos: ItemPhoto[]) {
  const files = photos.flatMap(({ picture, preview }) => (preview === null ? [picture] : [preview, picture]))
  return files.filter(({ isPresent }) => !isPresent).map(({ sha256 }) => sha256)
}

export type Appended = { offset: number } | { status: number; code: RefusalCode; offset?: number }

/** `PATCH /api/blobs/{sha256}`: appends, and finishes the file with its last byte. */
export function append(
  records: Records,
  sha256: string,
  { offset, bytes }: { offset: number; bytes: Uint8Array },
): Appended {
  const blob = records.blobs.get(sha256)
  if (blob === undefined) return { status: 403, code: 'blob.not_listed' }
  if (offset !== offsetOf(blob)) return { status: 409, code: 'blob.offset_conflict', offset: offsetOf(blob) }
  if (offset + bytes.length > blob.size) return { status: 413, code: 'blob.too_large' }
  blob.bytes = join(blob.bytes, bytes)
  if (blob.bytes.length < blob.size) return { offset: blob.bytes.length }
  if (hashOf(blob.bytes) !== sha256) {
    blob.bytes = new Uint8Array()
    return { status: 422, code: 'blob.hash_mismatch' }
  }
  blob.isPresent = true
  notePresent(records, sha256)
  return { offset: blob.size }
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}

export function offsetOf(blob: StoredBlob): number {
  return blob.isPresent ? blob.size : blob.bytes.length
}

function notePresent(records: Records, sha256: string): void {
  const mark = (file: ItemPhoto['picture']) => (file.sha256 === sha256 ? { ...file, isPresent: true } : file)
  for (const stored of [...records.items.values()]) {
    const { item } = stored
    const photos = item.photos.map((photo) => ({
      ...photo,
      picture: mark(photo.picture),
      preview: photo.preview === null ? null : mark(photo.preview),
    }))
    const isShown = JSON.stringify(photos) !== JSON.stringify(item.photos)
    if (isShown) publish(records, { ...item, rev: item.rev + 1, photos }, stored)
  }
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function reject(code: RefusalCode): Outcome {
  return { status: 'rejected', code }
}
