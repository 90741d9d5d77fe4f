import { EXEMPLAR_TOLD, toldExemplar, type ToldExemplar } from '../../protocol/exemplar.ts'
import { parse } from '../../protocol/parse.ts'
import type { FieldDatabase } from './field-database.ts'
import { readRowsOf } from './read-rows.ts'
import { watch, type Watcher } from './watch.ts'

export type { ToldExemplar } from '../../protocol/exemplar.ts'

/** The library (优稿库) as far as this phone keeps it, the newest first. */
export async function readExemplars(database: FieldDatabase): Promise<ToldExemplar[]> {
  const rows = await readRowsOf(database, EXEMPLAR_TOLD, (row) => parse(toldExemplar, row))
  return rows.sort((a, b) => b.addedAt - a.addedAt)
}

export const watchExemplars = (database: FieldDatabase, watcher: Watcher<ToldExemplar[]>) =>
  watch(() => readExemplars(database), watcher)
