import { hashText } from '../local/photo-bytes.ts'
import { setAside } from '../local/set-aside.ts'
import type { AnswerClass } from './classify-answer.ts'
import { exchange, type Exchanged, type ExchangeEnd } from './exchange.ts'
import { shrinkBatch } from './link-pace.ts'
import { refusalCodeOf } from './refusal-code.ts'
import type { SyncContext } from './sync-context.ts'

/** Answers with which the office refuses a whole request, so that a single command may be what it will not read. */
export function isRefusedWhole({ kind }: AnswerClass): boolean {
  return kind === 'refused' || kind === 'too_large'
}

/**
 * Finds out what a refused request was refused for, so that one poisoned command wedges nothing: smaller batches down
 * to one command; if that one is refused while the office takes a request without commands, it is set aside with the
 * office's reason. When the office takes no request at all, no command is to blame and everything stays.
 */
export async function narrowRefusal(context: SyncContext, refused: Exchanged): Promise<ExchangeEnd> {
  const { answer, batch, sent } = refused
  const [command] = batch
  if (command === undefined) return refused
  if (batch.length > 1) {
    shrinkBatch(context.pace, answer.kind === 'too_large' ? batch.length : 1)
    return AGAIN
  }
  const probe = await exchange(context, 0)
  if (probe.answer.kind !== 'answered') return probe
  const isAside = await setAside(context.database, command, {
    code: refusalCodeOf(sent.body) || 'request.malformed',
    voidId: context.newCommandId(),
    voidSha256: await hashText('null'),
    appVersion: context.appVersion,
    account: context.account,
    now: context.now(),
  })
  context.onProgress?.()
  return isAside ? AGAIN : refused
}

const AGAIN: ExchangeEnd = { answer: { kind: 'answered' }, hasMore: true }
