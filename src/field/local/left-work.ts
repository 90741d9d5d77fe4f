import { Dexie } from 'dexie'
import type { AccountId } from '../../domain/ids.ts'
import { fieldDatabaseName, FieldDatabase, type IndexedDbParts } from './field-database.ts'
import type { People } from './root-database.ts'
import { countKept, type UnsentWork } from './unsent-work.ts'

/** What stands on this phone of a person's work: numbers only, for whoever holds the phone may read them. */
export interface LeftWork extends UnsentWork {
  name: string
}

/** For each person with a memory on this phone; a memory that does not open is passed over. */
export async function readLeftWork(people: People, parts?: IndexedDbParts): Promise<LeftWork[]> {
  const left = Object.entries(people).map(([accountId, name]) =>
    countIn(fieldDatabaseName(accountId as AccountId), parts).then(
      (kept) => [{ name, ...kept }],
      () => [],
    ),
  )
  return (await Promise.all(left)).flat()
}

async function countIn(databaseName: string, parts?: IndexedDbParts): Promise<UnsentWork> {
  // Opened with its stores named, a memory that the browser cleared would come up anew, and empty.
  const found = new Dexie(databaseName, { ...parts, addons: [] })
  await found.open().finally(() => found.close())
  const database = new FieldDatabase(databaseName, parts)
  return countKept(database).finally(() => database.close())
}
