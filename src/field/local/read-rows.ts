import type { Parsed } from '../../protocol/parse.ts'
import type { FieldDatabase } from './field-database.ts'
import { readTold } from './told.ts'

/** What the office told about a kind of subject; a row that only a newer release of this app can read is left out. */
export async function readRowsOf<Value>(
  database: FieldDatabase,
  about: string,
  read: (row: unknown) => Parsed<Value>,
): Promise<Value[]> {
  const rows = await readTold(database, about)
  return rows.flatMap(({ row }) => {
    const parsed = read(row)
    return parsed.ok ? [parsed.value] : []
  })
}
