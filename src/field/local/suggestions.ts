import { SUGGESTION_TOLD, toldSuggestion, type ToldSuggestion } from '../../protocol/suggestion.ts'
import type { Deed } from '../../protocol/deeds.ts'
import { parse } from '../../protocol/parse.ts'
import { readDeeds, type KnownDeed } from './deeds.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta, type UnsaidWords } from './meta.ts'
import { readRowsOf } from './read-rows.ts'
import { watch, type Watcher } from './watch.ts'

export type { ToldSuggestion } from '../../protocol/suggestion.ts'
export type { UnsaidWords } from './meta.ts'
export type SuggestionDeed = Extract<Deed, { type: `suggestion.${string}` }>

/** All that this phone knows of what was said to the office: what the office told, and what was said here. */
export interface KnownSuggestions {
  told: ToldSuggestion[]
  makings: KnownDeed<'suggestion.make'>[]
  askings: KnownDeed<'suggestion.ask_again'>[]
}

export async function readSuggestions(database: FieldDatabase): Promise<KnownSuggestions> {
  const [told, makings, askings] = await Promise.all([
    readRowsOf(database, SUGGESTION_TOLD, (row) => parse(toldSuggestion, row)),
    readDeeds(database, ['suggestion.make'] as const),
    readDeeds(database, ['suggestion.ask_again'] as const),
  ])
  return { told, makings, askings }
}

export const watchSuggestions = (database: FieldDatabase, watcher: Watcher<KnownSuggestions>) =>
  watch(() => readSuggestions(database), watcher)

/** The key of what is being typed of a suggestion that follows up none. */
export const NEW_SUGGESTION = 'new'

/** What was being typed, by the suggestion that it follows up; a new one stands under `new`. */
export async function readUnsaid(database: FieldDatabase): Promise<Record<string, UnsaidWords>> {
  return (await readMeta(database, 'unsaid')) ?? {}
}

/** Keeps what is being typed, so that a killed tab loses none of it; null forgets it. */
export function keepUnsaid(database: FieldDatabase, key: string, unsaid: UnsaidWords | null): Promise<void> {
  return writeTogether(database, [database.meta], async () => {
    const { [key]: _before, ...others } = await readUnsaid(database)
    await writeMeta(database, 'unsaid', unsaid === null ? others : { ...others, [key]: unsaid })
  })
}
