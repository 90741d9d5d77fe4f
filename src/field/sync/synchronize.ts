import type { AnswerClass } from './classify-answer.ts'
import { exchange, newBatchSize, type ExchangeEnd } from './exchange.ts'
import type { SyncContext } from './sync-context.ts'
import { uploadPhotos, type UploadEnd } from './upload-photos.ts'

/** How a run ended: all done, somebody else is at it, or the answer that stopped it. */
export type SyncEnd = { status: 'done' } | { status: 'busy' } | { status: 'stopped'; answer: AnswerClass }

/**
 * The story: texts go out and changes come in until there are no more, then photos, and text again as soon as some
 * waits. Each exchange and each file takes the lock for itself.
 */
export async function synchronize(context: SyncContext): Promise<SyncEnd> {
  const size = newBatchSize()
  const lockName = `caifeng-sync-${context.account.accountId}`
  try {
    for (;;) {
      const exchanged = await context.withLock(lockName, () => exchange(context, size))
      const end = endOfExchange(exchanged)
      if (end === 'again') continue
      if (end !== 'photos') return end
      const last = endOfUpload(await uploadPhotos(context, lockName))
      if (last !== 'again') return last
    }
  } finally {
    context.onSending?.(false)
  }
}

function endOfExchange(end: ExchangeEnd | undefined): SyncEnd | 'again' | 'photos' {
  if (end === undefined) return { status: 'busy' }
  if (end.answer.kind !== 'answered') return { status: 'stopped', answer: end.answer }
  return end.hasMore ? 'again' : 'photos'
}

function endOfUpload(end: UploadEnd): SyncEnd | 'again' {
  return end.status === 'text_waits' ? 'again' : end
}
