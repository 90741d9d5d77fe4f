import type { FieldDatabase } from '../local/field-database.ts'
import { countKept, countUnsent, type UnsentWork } from '../local/unsent-work.ts'
import { isOfficeThere } from '../sync/probe-office.ts'
import type { SyncContext } from '../sync/sync-context.ts'

/** What signing out comes to now. Cut off: the office does not answer, and nobody gets in again until it does. */
export interface Leaving extends UnsentWork {
  isCutOff: boolean
}

/** Asks the memory and the office. Cut off, all drafts count; else those that the office has no copy of. */
export async function weighLeaving(database: FieldDatabase, context: SyncContext): Promise<Leaving> {
  const isCutOff = !(await isOfficeThere(context))
  return { ...(await (isCutOff ? countKept(database) : countUnsent(database))), isCutOff }
}
