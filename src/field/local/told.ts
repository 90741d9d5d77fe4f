import type { Told } from '../../protocol/sync.ts'
import type { FieldDatabase } from './field-database.ts'
import type { ToldRow } from './rows.ts'

/** Inside a write: keeps the newest row of a subject; with no row it is no longer this person's concern. */
export async function applyTold({ told }: FieldDatabase, change: Told): Promise<void> {
  const { about, id, rev, row } = change
  const known = await told.get([about, id])
  if (known !== undefined && known.rev > rev) return
  if (row === null || row === undefined) await told.delete([about, id])
  else await told.put({ about, id, rev, row })
}

/** All rows about one kind of subject, as they came. */
export function readTold({ told }: FieldDatabase, about: string): Promise<ToldRow[]> {
  return told.where('about').equals(about).toArray()
}
