import { writeTogether, type FieldDatabase } from './field-database.ts'
import type { IncidentRow } from './rows.ts'

const LARGEST_COUNT = 100

/** Notes that something went wrong on this phone, without any text of the officer's; the newest hundred stay. */
export function recordIncident(
  database: FieldDatabase,
  incident: Pick<IncidentRow, 'at' | 'code' | 'detail'>,
): Promise<void> {
  const { incidents } = database
  return writeTogether(database, [incidents], async () => {
    await incidents.add({ ...incident })
    const numbers = await incidents.toCollection().primaryKeys()
    await incidents.bulkDelete(numbers.slice(0, -LARGEST_COUNT))
  })
}
