import { parse } from '../../protocol/parse.ts'
import { SYNC_LIMITS } from '../../protocol/headers.ts'
import { syncResponse, type SyncRequest, type SyncResponse } from '../../protocol/sync.ts'
import { applyExchange } from '../local/apply-exchange.ts'
import { requeueAfter, takeBatch, type ExchangeStart } from '../local/outbox.ts'
import type { OutboxRow } from '../local/rows.ts'
import type { AnswerClass } from './classify-answer.ts'
import { encodeJson } from './gzip.ts'
import { sendRequest } from './send-request.ts'
import type { SyncContext } from './sync-context.ts'

/** What one round trip came to; `hasMore` asks for another one at once. */
export type ExchangeEnd = { answer: AnswerClass; hasMore: boolean }

/** How many commands the next batch may hold; it adapts to the link and to the office's bound. */
export interface BatchSize {
  commands: number
}

const FIRST_BATCH_COMMANDS = 50
/** A batch should take about this long on the link it travels. */
const BATCH_TARGET_MS = 2000

export function newBatchSize(): BatchSize {
  return { commands: FIRST_BATCH_COMMANDS }
}

/**
 * One round trip: the next commands go out, their results and the office's changes come back and are stored in one
 * transaction. Nothing leaves the outbox unless its result was stored.
 */
export async function exchange(context: SyncContext, size: BatchSize): Promise<ExchangeEnd> {
  const start = await takeBatch(
    context.database,
    { commands: size.commands, bytes: SYNC_LIMITS.batchBytes / 2 },
    context.now(),
  )
  const sentAt = context.now()
  const request = makeRequest(context, start, sentAt)
  if (start.batch.length > 0) context.onSending?.(true)
  const { body, headers } = await encodeJson(request)
  const sent = await sendRequest(context, { method: 'POST', path: '/api/sync', headers, body })
  if (sent.answer.kind === 'too_large') return shrinkBatch(size, start)
  if (sent.answer.kind !== 'answered') return { answer: sent.answer, hasMore: false }
  const parsed = parse(syncResponse, sent.body)
  // Not the agreed shape: whoever sent it, it acknowledges nothing.
  if (!parsed.ok) return { answer: { kind: 'retry', afterMs: null }, hasMore: false }
  adaptBatch(size, start, context.now() - sentAt)
  return storeAnswer(context, start, parsed.value)
}

function makeRequest(context: SyncContext, start: ExchangeStart, sentAt: number): SyncRequest {
  return {
    protocol: 1,
    account: context.account.accountId,
    device: start.deviceId as SyncRequest['device'],
    epoch: start.exchange?.epoch ?? null,
    cursor: start.exchange?.cursor ?? 0,
    firstSeq: start.firstSeq,
    commands: start.batch.map(wireCommand),
    sentAt,
    waiting: start.waiting,
    appVersion: context.appVersion,
    understands: ['draft'],
  }
}

function wireCommand(row: OutboxRow): SyncRequest['commands'][number] {
  const { attemptedAt: _attemptedAt, ...command } = row
  return { ...command, schema: 1 }
}

async function storeAnswer(
  context: SyncContext,
  start: ExchangeStart,
  answer: SyncResponse,
): Promise<ExchangeEnd> {
  await applyExchange(context.database, answer, { account: context.account, now: context.now() })
  if (answer.gap) {
    const requeued = await requeueAfter(context.database, answer.lastSeq)
    // Nothing kept to fill the hole with: asking again at once would ask for ever.
    if (requeued === 0) return { answer: { kind: 'retry', afterMs: null }, hasMore: false }
    return { answer: { kind: 'answered' }, hasMore: true }
  }
  const settled = countSettled(start, answer)
  // An answer to none of the commands is no reason to send them again at once: that would go on for ever.
  if (start.batch.length > 0 && settled === 0)
    return { answer: { kind: 'retry', afterMs: null }, hasMore: false }
  return { answer: { kind: 'answered' }, hasMore: answer.more || start.waiting > settled }
}

function countSettled(start: ExchangeStart, answer: SyncResponse): number {
  const sent = new Set<string>(start.batch.map((row) => row.id))
  return answer.results.filter((result) => sent.has(result.id)).length
}

function shrinkBatch(size: BatchSize, start: ExchangeStart): ExchangeEnd {
  const isSingle = start.batch.length <= 1
  size.commands = Math.max(1, Math.floor(start.batch.length / 2))
  return isSingle
    ? { answer: { kind: 'too_large' }, hasMore: false }
    : { answer: { kind: 'answered' }, hasMore: true }
}

function adaptBatch(size: BatchSize, start: ExchangeStart, tookMs: number): void {
  if (start.batch.length === 0) return
  const isFull = start.batch.length >= size.commands
  if (tookMs > BATCH_TARGET_MS) size.commands = Math.max(1, Math.floor(size.commands / 2))
  else if (isFull) size.commands = Math.min(SYNC_LIMITS.commandsPerBatch, size.commands * 2)
}
