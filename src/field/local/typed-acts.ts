import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta, type TypedAct, type TypedProposal } from './meta.ts'

export type { TypedAct, TypedProposal } from './meta.ts'

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

/** The topic for the research plan that is being typed; undefined when there is none. */
export function readTypedProposal(database: FieldDatabase): Promise<TypedProposal | undefined> {
  return readMeta(database, 'typedProposal')
}

/** Keeps a topic that is being typed; null or no words forget it. */
export function keepTypedProposal(database: FieldDatabase, typed: TypedProposal | null): Promise<void> {
  return writeTogether(database, [database.meta], async () => {
    if (typed === null || `${typed.topic}${typed.reason}`.trim() === '')
      await database.meta.delete('typedProposal')
    else await writeMeta(database, 'typedProposal', typed)
  })
}
