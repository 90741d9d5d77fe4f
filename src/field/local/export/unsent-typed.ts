import type { ItemId } from '../../../domain/ids.ts'
import { keepFinding, readFindings } from '../clues.ts'
import { keepTypedOpinion, readTypedOpinions } from '../consultations.ts'
import type { FieldDatabase } from '../field-database.ts'
import type { UnsentWork } from './gather-unsent.ts'
import type { ReadEntry } from './read-archive.ts'

/** Opinions and findings about clues that were half typed and not sent. */
export async function readUnsentTyped(database: FieldDatabase): Promise<UnsentWork[]> {
  const [opinions, findings] = await Promise.all([readTypedOpinions(database), readFindings(database)])
  return [
    ...Object.entries(opinions).map(([id, words]) => workOf(id, { about: 'opinion', words })),
    ...Object.entries(findings).map(([id, typed]) => workOf(id, { about: 'clue', ...typed })),
  ]
}

type Typed = Extract<UnsentWork, { kind: 'typed' }>

function workOf(id: string, data: Typed['data']): Typed {
  return { kind: 'typed', itemId: id as ItemId, data, photos: [] }
}

/** What stands here already about the same question stays as it is: it may have been written on since. */
export async function bringTypedIn(
  database: FieldDatabase,
  { entry: { itemId }, data }: Extract<ReadEntry, { entry: { kind: 'typed' } }>,
): Promise<boolean> {
  const known = data.about === 'opinion' ? await readTypedOpinions(database) : await readFindings(database)
  if (known[itemId] !== undefined) return false
  if (data.about === 'opinion') await keepTypedOpinion(database, itemId, data.words)
  else await keepFinding(database, itemId, { finding: data.finding, words: data.words })
  return true
}
