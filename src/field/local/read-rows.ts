import type * as v from 'valibot'
import { parse } from '../../protocol/parse.ts'
import type { FieldDatabase } from './field-database.ts'
import { readTold } from './told.ts'

/** What the office told about a kind of subject; a row that only a newer release of this app can read is left out. */
export async function readRowsOf<Schema extends v.GenericSchema>(
  database: FieldDatabase,
  about: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>[]> {
  const rows = await readTold(database, about)
  return rows.flatMap(({ row }) => {
    const parsed = parse(schema, row)
    return parsed.ok ? [parsed.value] : []
  })
}
