import { parse } from '../../protocol/parse.ts'
import { reconcileResponse, type ReconcileRequest } from '../../protocol/sync.ts'
import { readReconcileNotes, storeReconciled } from '../local/reconcile-notes.ts'
import type { ExchangeEnd } from './exchange.ts'
import { encodeJson } from './gzip.ts'
import { sendRequest } from './send-request.ts'
import type { SyncContext } from './sync-context.ts'

/**
 * Tells a restored office what this phone holds and takes note of what it lacks. It may break off anywhere: the
 * phone asks again until the answer is stored, and the same answer changes nothing.
 */
export async function reconcile(context: SyncContext): Promise<ExchangeEnd> {
  const notes = await readReconcileNotes(context.database)
  const request: ReconcileRequest = { protocol: 1, account: context.account.accountId, ...notes }
  const { body, headers } = await encodeJson(request)
  const sent = await sendRequest(context, {
    method: 'POST',
    path: '/api/sync/reconcile',
    headers,
    body,
    needsDigest: true,
  })
  if (sent.answer.kind !== 'answered') return { answer: sent.answer, hasMore: false }
  const parsed = parse(reconcileResponse, sent.body)
  if (!parsed.ok) return { answer: { kind: 'retry', afterMs: null }, hasMore: false }
  await storeReconciled(context.database, parsed.value, context.now())
  context.onProgress?.()
  return { answer: { kind: 'answered' }, hasMore: true }
}
