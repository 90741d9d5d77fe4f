import type { Parsed } from '../../protocol/parse.ts'
import type { FieldDatabase } from './field-database.ts'
import type { ToldRow } from './rows.ts'
import { readTold } from './told.ts'

/** What the office told about a kind of subject; a row that only a newer release of this app can read is left out. */
export async function readRowsOf<Value>(
  database: FieldDatabase,
  about: string,
  read: (row: unknown) => Parsed<Value>,
): Promise<Value[]> {
  return parseRows(await readTold(database, about), read)
}

/** The same of rows that were read already. */
export function parseRows<Value>(rows: readonly ToldRow[], read: (row: unknown) => Parsed<Value>): Value[] {
  return rows.flatMap(({ row }) => {
    const parsed = read(row)
    return parsed.ok ? [parsed.value] : []
  })
}
