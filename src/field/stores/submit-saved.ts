import { newCommandId, type ItemId } from '../../domain/ids.ts'
import { hashText } from '../local/photo-bytes.ts'
import { submitDraft, type SubmitProblem } from '../local/submit-draft.ts'
import { APP_VERSION } from './app-version.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'

export type SubmitAnswer = { ok: true } | { ok: false; problem: SubmitProblem | 'storage' }

/** Puts a draft, as the phone has it, among what waits to be sent; `storage` when the phone could not keep that. */
export async function submitSaved(itemId: ItemId): Promise<SubmitAnswer> {
  try {
    return await submitDraft(getFieldMemory().database, {
      itemId,
      commandId: newCommandId(browserIds),
      now: Date.now(),
      appVersion: APP_VERSION,
      hash: hashText,
    })
  } catch {
    return { ok: false, problem: 'storage' }
  }
}
