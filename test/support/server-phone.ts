import { createHash } from 'node:crypto'
import {
  newCommandId,
  newItemId,
  newPhotoId,
  type CommandId,
  type ItemId,
  type Sha256,
} from '../../src/domain/ids.ts'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import type { Command, DraftBackup, Submission } from '../../src/protocol/commands.ts'
import type { ManifestEntry } from '../../src/protocol/manifest.ts'
import { parse } from '../../src/protocol/parse.ts'
import { syncResponse, type SyncRequest, type SyncResponse } from '../../src/protocol/sync.ts'
import { START, testIds, type Client, type Reply } from './server-office.ts'

export function makeSubmission(changes: Partial<Submission['text']> & Partial<Submission> = {}): Submission {
  const { notes = [], manifest = [], title, body, category, eventAt, place } = changes
  return {
    text: {
      title: title ?? '全县晚稻机收进度过八成',
      body: body ?? '截至11月20日，全县晚稻已机收82千亩。',
      category: category ?? 'news',
      eventAt: eventAt ?? null,
      place: place ?? '上屏镇',
    },
    notes,
    manifest,
    isDeclaredUnclassified: true,
  }
}

/** A draft as the phone saves it; by default of a new item. */
export function makeDraft(changes: Partial<DraftBackup['text']> & Partial<DraftBackup> = {}): DraftBackup {
  const { itemRev = 0, savedAt = START - 120_000, notes = [], ...text } = changes
  return { text: { ...makeSubmission().text, ...text }, notes, itemRev, savedAt }
}

export interface CommandChanges {
  id?: CommandId
  itemId?: ItemId
  type?: string
  baseRev?: number
  clientTime?: number
  payload?: unknown
  payloadSha256?: Sha256
  schema?: number
}

export function makeCommand(seq: number, changes: CommandChanges = {}): Command {
  const payload = changes.payload ?? makeSubmission()
  return {
    id: changes.id ?? newCommandId(testIds),
    seq,
    type: changes.type ?? 'item.submit',
    itemId: changes.itemId ?? newItemId(testIds),
    baseRev: changes.baseRev ?? 0,
    payload,
    payloadSha256: changes.payloadSha256 ?? hashOf(payload),
    schema: changes.schema ?? 1,
    appVersion: '0.1.0',
    clientTime: changes.clientTime ?? START - 60_000,
  }
}

/** Sends commands as one request; `sentAt` is the office's time, as of a phone whose clock is right. */
export function makeRequest(
  client: Client,
  commands: Command[],
  changes: Partial<SyncRequest> = {},
): SyncRequest {
  return {
    protocol: 1,
    account: client.accountId,
    device: client.deviceId,
    epoch: null,
    cursor: 0,
    firstSeq: commands[0]?.seq ?? 1,
    commands,
    sentAt: START,
    waiting: commands.length,
    appVersion: '0.1.0',
    understands: ['draft'],
    ...changes,
  }
}

/** One round trip whose answer has the agreed shape. */
export async function sync(
  client: Client,
  commands: Command[],
  changes: Partial<SyncRequest> = {},
): Promise<SyncResponse> {
  return readAnswer(await client.post('/api/sync', makeRequest(client, commands, changes)))
}

export function readAnswer(reply: Reply): SyncResponse {
  const parsed = parse(syncResponse, reply.json())
  if (reply.statusCode !== 200 || !parsed.ok) throw new Error(`no answer: ${reply.statusCode} ${reply.body}`)
  return parsed.value
}

/** The outcome of a single command. */
export async function send(client: Client, command: Command, changes: Partial<SyncRequest> = {}) {
  const { results } = await sync(client, [command], changes)
  return results[0]?.outcome
}

export interface TestPicture {
  bytes: Buffer
  sha256: Sha256
}

/** Bytes that begin like a JPEG. */
export function makePicture(seed: string, size = 3000): TestPicture {
  const filling = createHash('sha512').update(seed).digest()
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(size - 4, filling)])
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') as Sha256 }
}

export function listPicture(
  { bytes, sha256 }: TestPicture,
  role: ManifestEntry['role'] = 'picture',
): ManifestEntry {
  return { photoId: newPhotoId(testIds), role, sha256, size: bytes.length }
}

export function hashOf(payload: unknown): Sha256 {
  return createHash('sha256').update(canonicalJson(payload)).digest('hex') as Sha256
}

export function digestOf(bytes: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`
}
