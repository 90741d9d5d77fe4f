import type { CommandId, ItemId, Sha256 } from '../../domain/ids.ts'
import { canonicalJson } from '../../protocol/canonical-json.ts'
import type { AppealMaking } from '../../protocol/commands.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta } from './meta.ts'

export interface AppealParts {
  /** The line of the ledger, and what the unit has to say about it. */
  making: AppealMaking
  /** The new appeal's own id. */
  appealId: ItemId
  commandId: CommandId
  now: number
  appVersion: string
  hash(text: string): Promise<Sha256>
}

/** Puts an objection into the outbox, in one strict transaction; it needs no network. The same command again adds nothing. */
export async function makeAppeal(database: FieldDatabase, parts: AppealParts): Promise<void> {
  const payloadSha256 = await parts.hash(canonicalJson(parts.making))
  const { outbox, meta } = database
  return writeTogether(database, [outbox, meta], async () => {
    if ((await outbox.where('id').equals(parts.commandId).count()) > 0) return
    const seq = (await readMeta(database, 'nextSeq')) ?? 1
    await outbox.add({
      seq,
      id: parts.commandId,
      type: 'appeal.make',
      itemId: parts.appealId,
      baseRev: 0,
      payload: parts.making,
      payloadSha256,
      appVersion: parts.appVersion,
      clientTime: parts.now,
      attemptedAt: null,
    })
    await writeMeta(database, 'nextSeq', seq + 1)
  })
}
