import { queueBackups } from '../local/draft-backup.ts'
import { hashText } from '../local/photo-bytes.ts'
import { needsReconcile } from '../local/reconcile-notes.ts'
import type { AnswerClass } from './classify-answer.ts'
import { exchange, type ExchangeEnd } from './exchange.ts'
import { isRefusedWhole, narrowRefusal } from './narrow-refusal.ts'
import { reconcile } from './reconcile.ts'
import { syncLockName, type SyncContext } from './sync-context.ts'
import { uploadPhotos } from './upload-photos.ts'

/** How a run ended: all done, somebody else is at it, or the answer that stopped it. */
export type SyncEnd = { status: 'done' } | { status: 'busy' } | { status: 'stopped'; answer: AnswerClass }

/** What a run does once at most: a second time would be the same again, for ever. */
interface Run {
  lockName: string
  hasReconciled: boolean
  hasBackedUp: boolean
}

/**
 * The story: texts go out and changes come in until there are no more, then copies of drafts, then photos, previews
 * first; and text again as soon as some waits. Each exchange and each file takes the lock for itself.
 */
export async function synchronize(context: SyncContext): Promise<SyncEnd> {
  const lockName = syncLockName(context.account)
  const run = { lockName, hasReconciled: false, hasBackedUp: false }
  try {
    for (;;) {
      const end = (await exchangeAll(context, run)) ?? (await backUpDrafts(context, run))
      if (end !== undefined) return end
      const last = await uploadPhotos(context, lockName)
      if (last.status !== 'text_waits') return last
    }
  } finally {
    context.onSending?.(false)
  }
}

/** Exchanges until neither side has more; undefined when all went well. */
async function exchangeAll(context: SyncContext, run: Run): Promise<SyncEnd | undefined> {
  for (;;) {
    const end = await context.withLock(run.lockName, () => exchangeOnce(context, run))
    if (end === undefined) return { status: 'busy' }
    if (end.answer.kind !== 'answered') return { status: 'stopped', answer: end.answer }
    if (!end.hasMore) return undefined
  }
}

async function exchangeOnce(context: SyncContext, run: Run): Promise<ExchangeEnd> {
  if (await needsReconcile(context.database)) {
    if (run.hasReconciled) return { answer: { kind: 'retry', afterMs: null }, hasMore: false }
    run.hasReconciled = true
    return reconcile(context)
  }
  const exchanged = await exchange(context, context.pace.commands)
  return isRefusedWhole(exchanged.answer) ? narrowRefusal(context, exchanged) : exchanged
}

/**
 * Copies of drafts are made only here, after the office has answered and no submission waits: whoever writes for days
 * without a network leaves one copy behind, not hundreds.
 */
async function backUpDrafts(context: SyncContext, run: Run): Promise<SyncEnd | undefined> {
  if (run.hasBackedUp) return undefined
  run.hasBackedUp = true
  const queued = await queueBackups(context.database, {
    now: context.now(),
    appVersion: context.appVersion,
    newCommandId: () => context.newCommandId(),
    hash: hashText,
  })
  return queued === 0 ? undefined : exchangeAll(context, run)
}
