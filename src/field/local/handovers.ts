import { parse } from '../../protocol/parse.ts'
import { HANDOVER_TOLD, toldHandover, type ToldHandover } from '../../protocol/handover.ts'
import type { FieldDatabase } from './field-database.ts'
import { readTold } from './told.ts'
import { watch, type Watcher } from './watch.ts'

/** What this person took over from others, the newest first. */
export async function readHandovers(database: FieldDatabase): Promise<ToldHandover[]> {
  const rows = await readTold(database, HANDOVER_TOLD)
  const handovers = rows.flatMap(({ row }) => {
    const told = parse(toldHandover, row)
    return told.ok ? [told.value] : []
  })
  return handovers.sort((a, b) => b.at - a.at)
}

export const watchHandovers = (database: FieldDatabase, watcher: Watcher<ToldHandover[]>) =>
  watch(() => readHandovers(database), watcher)
