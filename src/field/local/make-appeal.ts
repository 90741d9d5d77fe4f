import type { AccountId, CommandId, ItemId, Sha256, UnitId } from '../../domain/ids.ts'
import type { Appeal } from '../../domain/score/score-entry.ts'
import { canonicalJson } from '../../protocol/canonical-json.ts'
import type { AppealMaking } from '../../protocol/commands.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta } from './meta.ts'
import type { AppealCommandRow } from './command-rows.ts'
import type { AppealRow } from './rows.ts'

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

/** An objection as the unit sees it: waiting on this phone, at the office, answered, or refused with a code. */
export type KnownAppeal = AppealRow & { isWaiting: boolean }

/** All of the unit's objections that this phone knows, the newest first. */
export async function readAppeals(
  database: FieldDatabase,
  { unitId, accountId }: { unitId: UnitId; accountId: AccountId },
): Promise<KnownAppeal[]> {
  const [rows, waiting] = await Promise.all([database.appeals.toArray(), readAppealCommands(database)])
  const known = new Map<string, KnownAppeal>(rows.map((row) => [row.id, { ...row, isWaiting: false }]))
  for (const command of waiting) {
    const appeal = { ...appealOf(command, { unitId, madeBy: accountId }), isWaiting: true }
    // What a restored office asks for again is at hand already, perhaps with its answer.
    if (!known.has(appeal.id)) known.set(appeal.id, appeal)
  }
  return [...known.values()].sort((a, b) => b.madeAt - a.madeAt)
}

async function readAppealCommands(database: FieldDatabase): Promise<AppealCommandRow[]> {
  const rows = await database.outbox.where('type').equals('appeal.make').toArray()
  return rows as AppealCommandRow[]
}

/** What a command says, before the office has said it. */
export function appealOf(
  { itemId, payload, clientTime }: AppealCommandRow,
  { unitId, madeBy }: Pick<Appeal, 'unitId' | 'madeBy'>,
): AppealRow {
  return { id: itemId, unitId, ...payload, madeBy, madeAt: clientTime, answer: null }
}
