import { COMMAND_SCHEMA } from '../../protocol/commands.ts'
import { SYNC_LIMITS } from '../../protocol/headers.ts'
import type { SyncRequest, SyncResponse } from '../../protocol/sync.ts'
import { applyExchange } from '../local/apply-exchange.ts'
import { requeueAfter, takeBatch, type ExchangeStart } from '../local/outbox.ts'
import { markForReconcile } from '../local/reconcile-notes.ts'
import type { OutboxRow } from '../local/command-rows.ts'
import type { AnswerClass } from './classify-answer.ts'
import type { Moment } from './clock-watch.ts'
import { encodeJson } from './gzip.ts'
import { adaptBatch, adaptBatchToCut } from './link-pace.ts'
import { parseAnswer, UNDERSTOOD_KINDS } from './parse-answer.ts'
import { sendRequest, type Sent } from './send-request.ts'
import type { SyncContext } from './sync-context.ts'

/** What one round trip came to; `hasMore` asks for another one at once. */
export type ExchangeEnd = { answer: AnswerClass; hasMore: boolean }

/** The end with what went out and what came back, for whoever has to find out why. */
export type Exchanged = ExchangeEnd & { batch: OutboxRow[]; sent: Sent }

/**
 * One round trip: the next commands go out, at most `commands`, their results and the office's changes come back and
 * are stored in one transaction. Nothing leaves the outbox unless its result was stored.
 */
export async function exchange(context: SyncContext, commands: number): Promise<Exchanged> {
  const start = await takeBatch(
    context.database,
    { commands, bytes: SYNC_LIMITS.batchBytes / 2 },
    context.now(),
  )
  const { batch } = start
  const sentAt = context.now()
  const sentMoment = context.clock.now()
  if (batch.length > 0) context.onSending?.(true)
  const { body, headers } = await encodeJson(makeRequest(context, start, sentAt))
  const sent = await sendRequest(context, {
    method: 'POST',
    path: '/api/sync',
    headers,
    body,
    needsDigest: true,
  })
  const tookMs = context.now() - sentAt
  if (sent.answer.kind === 'retry') adaptBatchToCut(context.pace, { commands: batch.length, tookMs })
  if (sent.answer.kind !== 'answered') return { answer: sent.answer, hasMore: false, batch, sent }
  const { parsed, hasSkipped } = parseAnswer(sent.body)
  // Not the agreed shape: whoever sent it, it acknowledges nothing.
  if (!parsed.ok) return { answer: NO_ANSWER, hasMore: false, batch, sent }
  adaptBatch(context.pace, { commands: batch.length, tookMs })
  return {
    ...(await storeAnswer(context, start, { answer: parsed.value, hasSkipped, sentMoment })),
    batch,
    sent,
  }
}

const NO_ANSWER: AnswerClass = { kind: 'retry', afterMs: null }
const ANSWERED: AnswerClass = { kind: 'answered' }

function makeRequest(context: SyncContext, start: ExchangeStart, sentAt: number): SyncRequest {
  return {
    protocol: 1,
    account: context.account.accountId,
    device: start.deviceId as SyncRequest['device'],
    epoch: start.exchange?.epoch ?? null,
    cursor: cursorOf(context, start),
    firstSeq: start.firstSeq,
    commands: start.batch.map(wireCommand),
    sentAt,
    waiting: start.waiting,
    appVersion: context.appVersion,
    understands: UNDERSTOOD_KINDS,
  }
}

/** What an older app had to leave out is read by a newer one: it begins at the start once more. */
function cursorOf(context: SyncContext, { exchange }: ExchangeStart): number {
  const skippedBy = exchange?.skippedBy
  const isReadAnew = skippedBy !== undefined && skippedBy !== context.appVersion
  return isReadAnew ? 0 : (exchange?.cursor ?? 0)
}

/** What only this phone keeps of a command stays here. */
function wireCommand(row: OutboxRow): SyncRequest['commands'][number] {
  const { id, seq, type, itemId, baseRev, payload, payloadSha256, appVersion, clientTime } = row
  return {
    id,
    seq,
    type,
    itemId,
    baseRev,
    payload,
    payloadSha256,
    schema: COMMAND_SCHEMA,
    appVersion,
    clientTime,
  }
}

interface Stored {
  answer: SyncResponse
  hasSkipped: boolean
  sentMoment: Moment
}

async function storeAnswer(
  context: SyncContext,
  start: ExchangeStart,
  { answer, hasSkipped, sentMoment }: Stored,
): Promise<ExchangeEnd> {
  const sentCursor = cursorOf(context, start)
  const { needsReconcile } = await applyExchange(context.database, answer, {
    account: context.account,
    now: context.now(),
    sentCursor,
    clock: context.clock.read(sentMoment, answer.serverTime),
    ...(hasSkipped ? { skippedBy: context.appVersion } : {}),
  })
  const settled = countSettled(start, answer)
  if (settled > 0) context.onProgress?.()
  if (needsReconcile) return { answer: ANSWERED, hasMore: true }
  if (answer.gap) {
    // A hole where none can be: asking again at once would ask for ever.
    if (start.firstSeq <= answer.lastSeq + 1) return { answer: NO_ANSWER, hasMore: false }
    // What this phone cannot fill by itself is settled by reconciling.
    if (!(await requeueAfter(context.database, answer.lastSeq))) await markForReconcile(context.database)
    return { answer: ANSWERED, hasMore: true }
  }
  // An answer to none of the commands is no reason to send them again at once: that would go on for ever.
  if (start.batch.length > 0 && settled === 0) return { answer: NO_ANSWER, hasMore: false }
  return { answer: ANSWERED, hasMore: answer.more || start.pending > settled }
}

function countSettled(start: ExchangeStart, answer: SyncResponse): number {
  const sent = new Set<string>(start.batch.map((row) => row.id))
  return answer.results.filter((result) => sent.has(result.id)).length
}
