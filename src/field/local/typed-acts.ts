import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta, type TypedAct } from './meta.ts'

export type { TypedAct } from './meta.ts'

/** What is being typed on the sheets of 约稿, by commission and act; see `typedActKey`. */
export async function readTypedActs(database: FieldDatabase): Promise<Record<string, TypedAct>> {
  return (await readMeta(database, 'typedActs')) ?? {}
}

/** Each sheet of each commission keeps its own words. */
export const typedActKey = (commissionId: string, deedType: string) => `${commissionId} ${deedType}`

/** Keeps what is being typed, so that a killed tab loses none of it; null or no words forget it. */
export function keepTypedAct(database: FieldDatabase, key: string, typed: TypedAct | null): Promise<void> {
  return writeTogether(database, [database.meta], async () => {
    const { [key]: _before, ...others } = await readTypedActs(database)
    const isEmpty = typed === null || typed.words.trim() === ''
    await writeMeta(database, 'typedActs', isEmpty ? others : { ...others, [key]: typed })
  })
}
