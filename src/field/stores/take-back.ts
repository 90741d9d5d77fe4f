import { newCommandId, type ItemId } from '../../domain/ids.ts'
import { hashText } from '../local/photo-bytes.ts'
import { takeBack as takeBackRow, type TakeBackAnswer } from '../local/take-back.ts'
import { APP_VERSION } from './app-version.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'

export type { TakeBackAnswer } from '../local/take-back.ts'

/** 撤回 of what has not left this phone; needs no network. Rejects when the phone could not keep it. */
export async function takeBack(itemId: ItemId): Promise<TakeBackAnswer> {
  const parts = {
    itemId,
    voidId: newCommandId(browserIds),
    voidSha256: await hashText('null'),
    appVersion: APP_VERSION,
    now: Date.now(),
  }
  return takeBackRow(getFieldMemory().database, parts)
}
