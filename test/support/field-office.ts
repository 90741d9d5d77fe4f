import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { AccountId, DeviceId, ItemId } from '../../src/domain/ids.ts'
import type { ItemEvent } from '../../src/domain/item/item-event.ts'
import type { Item } from '../../src/domain/item/item.ts'
import type { RefusalCode } from '../../src/protocol/codes.ts'
import {
  ANSWER_DIGEST_HEADER,
  PROTOCOL_HEADER,
  REQUEST_ID_HEADER,
  SYNC_LIMITS,
  UPLOAD_LENGTH_HEADER,
  UPLOAD_OFFSET_HEADER,
} from '../../src/protocol/headers.ts'
import { parse } from '../../src/protocol/parse.ts'
import { reconcileRequest, syncRequest, type Change, type SyncRequest } from '../../src/protocol/sync.ts'
import type { Clock } from './field-clock.ts'
import {
  answerReconcile,
  answerSync,
  append,
  backUpRecords,
  decideAtDesk,
  listChanges,
  newRecords,
  offsetOf,
  type Records,
} from './field-office-records.ts'
import { accountIdOf } from './make-ids.ts'

/** What may go wrong with one request. */
export type Fault =
  /** The network is gone before the request left. */
  | 'lose_request'
  /** The office did everything, and its answer was lost. */
  | 'lose_answer'
  /** A hotel's page that wants to be clicked, status 200. */
  | 'portal'
  /** The office's answer breaks off in the middle. */
  | 'truncated'
  /** An answer to another request, out of some cache. */
  | 'wrong_request_id'
  /** Somebody answers with JSON, but not the office. */
  | 'stranger'
  | { status: number; code?: string; retryAfter?: string }
  | { slowMs: number }

export interface SeenRequest {
  method: string
  path: string
  headers: Headers
  sync: SyncRequest | undefined
  bytes: Uint8Array
}

export interface Office {
  fetch: typeof fetch
  /** Every request that was made, whatever became of it. */
  requests: SeenRequest[]
  /** Asked before each request; undefined lets it through. */
  fault: (request: SeenRequest) => Fault | undefined
  /** Done before each request is answered: what happens meanwhile. */
  meanwhile: (request: SeenRequest) => Promise<void>
  /** The person whose session this browser has. */
  signedInAs: AccountId | null
  /** Batches of more commands are answered with 413. */
  largestBatch: number
  records: Records
  itemsById: () => Map<ItemId, Item>
  /** All that the feed would say to a fresh phone. */
  changesFor(device: DeviceId): Change[]
  decide(itemId: ItemId, event: ItemEvent): void
  backUp(): Records
  /** Another database, with what was in the backup; without one, an empty one. */
  restore(backup?: Records): void
}

/** An office in memory that keeps to the protocol, with faults to be switched on. */
export function makeOffice(clock: Clock): Office {
  let epochs = 1
  const office: Office = {
    requests: [],
    fault: () => undefined,
    meanwhile: async () => {},
    signedInAs: accountIdOf(1),
    largestBatch: SYNC_LIMITS.commandsPerBatch,
    records: newRecords('epoch-1'),
    itemsById: () => new Map([...office.records.items].map(([id, { item }]) => [id, item])),
    changesFor: (device) => listChanges(office.records, device, 0),
    decide: (itemId, event) => decideAtDesk(office.records, itemId, event),
    backUp: () => backUpRecords(office.records),
    restore(backup = newRecords('')) {
      office.records = { ...structuredClone(backup), epoch: `epoch-${++epochs}` }
    },
    async fetch(input, init) {
      const request = await readRequest(input as string, init)
      office.requests.push(request)
      init?.signal?.throwIfAborted()
      const fault = office.fault(request)
      await office.meanwhile(request)
      return answerWith(fault, request, () => answer(office, request, clock))
    },
  }
  return office

  function answerWith(fault: Fault | undefined, request: SeenRequest, take: () => Answer): Response {
    if (fault === undefined) return toResponse(request, take())
    if (fault === 'lose_request') throw new TypeError('Failed to fetch')
    if (fault === 'portal')
      return new Response('<h1>请先认证</h1>', { headers: { 'content-type': 'text/html' } })
    if (fault === 'stranger') return Response.json({ results: [], ok: true })
    if (typeof fault === 'object' && 'status' in fault) return toResponse(request, refusalOf(fault))
    if (typeof fault === 'object') clock.advance(fault.slowMs)
    const taken = take()
    if (fault === 'lose_answer') throw new TypeError('Failed to fetch')
    if (fault === 'wrong_request_id') return toResponse({ ...request, headers: new Headers() }, taken)
    return toResponse(request, taken, { isTruncated: fault === 'truncated' })
  }
}

/** Lets a fault happen to the first requests that match, and to no other. */
export function faultOnce(
  fault: Fault,
  matches = (_request: SeenRequest) => true,
  times = 1,
): Office['fault'] {
  let left = times
  return (request) => (matches(request) && left-- > 0 ? fault : undefined)
}

interface Answer {
  status: number
  headers?: Record<string, string>
  body?: unknown
}

function answer(office: Office, request: SeenRequest, clock: Clock): Answer {
  if (request.headers.get(PROTOCOL_HEADER) !== '1') return refuse(426, 'request.wrong_protocol')
  if (request.path === '/readyz') return { status: 200, body: { status: 'ready' } }
  if (office.signedInAs === null) return refuse(401, 'session.required')
  if (request.path === '/api/sync') return answerExchange(office, request, clock)
  if (request.path === '/api/sync/reconcile') return answerReconciling(office, request, clock)
  const sha256 = /^\/api\/blobs\/([0-9a-f]{64})$/.exec(request.path)?.[1]
  return sha256 === undefined ? refuse(404, 'request.not_found') : answerBlob(office.records, sha256, request)
}

function answerExchange(office: Office, { sync }: SeenRequest, clock: Clock): Answer {
  const parsed = parse(syncRequest, sync)
  if (!parsed.ok) return refuse(400, 'request.malformed')
  const { account, firstSeq, commands } = parsed.value
  if (account !== office.signedInAs) return refuse(401, 'session.other_account')
  if (commands.length > office.largestBatch) return refuse(413, 'request.too_large')
  if (commands.some(({ seq }, index) => seq !== firstSeq + index)) return refuse(400, 'request.malformed')
  return { status: 200, body: answerSync(office.records, parsed.value, clock.now()) }
}

function answerReconciling(office: Office, { sync }: SeenRequest, clock: Clock): Answer {
  const parsed = parse(reconcileRequest, sync)
  if (!parsed.ok) return refuse(400, 'request.malformed')
  if (parsed.value.account !== office.signedInAs) return refuse(401, 'session.other_account')
  return { status: 200, body: answerReconcile(office.records, parsed.value, clock.now()) }
}

function answerBlob(records: Records, sha256: string, { method, headers, bytes }: SeenRequest): Answer {
  const blob = records.blobs.get(sha256)
  if (blob === undefined) return refuse(403, 'blob.not_listed')
  if (method === 'PUT' && Number(headers.get(UPLOAD_LENGTH_HEADER)) !== blob.size)
    return refuse(422, 'blob.size_mismatch')
  if (method !== 'PATCH') return { status: 204, headers: { [UPLOAD_OFFSET_HEADER]: String(offsetOf(blob)) } }
  const digest = createHash('sha256').update(bytes).digest('base64')
  if (headers.get('content-digest') !== `sha-256=:${digest}:`) return refuse(400, 'blob.digest_mismatch')
  const appended = append(records, sha256, { offset: Number(headers.get(UPLOAD_OFFSET_HEADER)), bytes })
  const { offset } = appended
  const told = offset === undefined ? {} : { headers: { [UPLOAD_OFFSET_HEADER]: String(offset) } }
  return 'code' in appended
    ? { ...refuse(appended.status, appended.code), ...told }
    : { status: 204, ...told }
}

function refuse(status: number, code: RefusalCode): Answer {
  return { status, body: { code, message: code } }
}

function refusalOf({
  status,
  code = 'server.failed',
  retryAfter,
}: Extract<Fault, { status: number }>): Answer {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
  return { status, headers, body: { code, message: code } }
}

function toResponse(
  request: SeenRequest,
  { status, headers, body }: Answer,
  { isTruncated = false } = {},
): Response {
  const text = body === undefined ? null : JSON.stringify(body)
  return new Response(isTruncated ? (text?.slice(0, text.length / 2) ?? null) : text, {
    status,
    headers: {
      ...headers,
      ...(text === null ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...(text === null ? {} : { [ANSWER_DIGEST_HEADER]: digestOfAnswer(text) }),
      [PROTOCOL_HEADER]: '1',
      [REQUEST_ID_HEADER]: request.headers.get(REQUEST_ID_HEADER) ?? 'another',
    },
  })
}

const digestOfAnswer = (text: string) => `sha-256=:${createHash('sha256').update(text).digest('base64')}:`

/** The answer of an office that says something else, in good order. */
export function answerInstead(response: Response, body: unknown): Response {
  const text = JSON.stringify(body)
  const headers = new Headers(response.headers)
  headers.set(ANSWER_DIGEST_HEADER, digestOfAnswer(text))
  return new Response(text, { headers })
}

async function readRequest(path: string, init: RequestInit | undefined): Promise<SeenRequest> {
  const headers = new Headers(init?.headers)
  const body = new Uint8Array(await new Response(init?.body ?? null).arrayBuffer())
  const bytes = headers.get('content-encoding') === 'gzip' ? new Uint8Array(gunzipSync(body)) : body
  const isJson = headers.get('content-type') === 'application/json'
  const sync = isJson ? (JSON.parse(new TextDecoder().decode(bytes)) as SyncRequest) : undefined
  return { method: init?.method ?? 'GET', path, headers, sync, bytes }
}
