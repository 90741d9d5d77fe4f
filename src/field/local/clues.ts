import { CLUE_TOLD, toldClue, type ToldClue } from '../../protocol/clue.ts'
import { parse } from '../../protocol/parse.ts'
import { readDeeds, type KnownDeed } from './deeds.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta, type TypedFinding } from './meta.ts'
import { readRowsOf } from './read-rows.ts'
import { watch, type Unwatch, type Watcher } from './watch.ts'

export type { ClueVerification, ToldClue } from '../../protocol/clue.ts'
export type { TypedFinding } from './meta.ts'

/** What this phone knows of the clues (舆情线索) that the person's unit is to verify. */
export interface KnownClues {
  told: ToldClue[]
  deeds: KnownDeed<'clue.verify'>[]
}

export async function readClues(database: FieldDatabase): Promise<KnownClues> {
  const [told, deeds] = await Promise.all([
    readRowsOf(database, CLUE_TOLD, (row) => parse(toldClue, row)),
    readDeeds(database, ['clue.verify'] as const),
  ])
  return { told, deeds }
}

/** Calls back now and after each change. */
export function watchClues(database: FieldDatabase, watcher: Watcher<KnownClues>): Unwatch {
  return watch(() => readClues(database), watcher)
}

/** What is being typed about clues, by their ids. */
export async function readFindings(database: FieldDatabase): Promise<Record<string, TypedFinding>> {
  return (await readMeta(database, 'findings')) ?? {}
}

/** Keeps what is being typed, so that a killed tab loses none of it; null forgets it. */
export function keepFinding(
  database: FieldDatabase,
  id: string,
  finding: TypedFinding | null,
): Promise<void> {
  return writeTogether(database, [database.meta], async () => {
    const { [id]: _before, ...others } = await readFindings(database)
    await writeMeta(database, 'findings', finding === null ? others : { ...others, [id]: finding })
  })
}
