import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { Appeal } from '../../domain/score/score-entry.ts'
import type { FieldDatabase } from './field-database.ts'
import type { AppealCommandRow } from './command-rows.ts'
import type { AppealRow } from './rows.ts'

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
