import { toldConsultation, type ToldConsultation } from '../../protocol/desk-intake.ts'
import { parse } from '../../protocol/parse.ts'
import { readDeeds, type KnownDeed } from './deeds.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta } from './meta.ts'
import { readTold } from './told.ts'
import { watch, type Watcher } from './watch.ts'

/** What the office asked this unit, with the answer of this phone where it is on its way or was refused. */
export interface AskedOpinion extends ToldConsultation {
  deed: KnownDeed<'consultation.answer'> | undefined
}

/** What waits for an answer stands first, then the newest. */
export const watchAskedOpinions = (database: FieldDatabase, watcher: Watcher<AskedOpinion[]>) =>
  watch(() => readAskedOpinions(database), watcher)

export async function readAskedOpinions(database: FieldDatabase): Promise<AskedOpinion[]> {
  const deeds = await readDeeds(database, ['consultation.answer'])
  const rows = await readTold(database, 'consultation')
  const opinions = rows.flatMap(({ row }) => {
    const told = parse(toldConsultation, row)
    if (!told.ok) return []
    const deed = deeds.filter(({ itemId }) => (itemId as string) === told.value.id).pop()
    return [{ ...told.value, deed }]
  })
  return opinions.sort(
    (a, b) => Number(a.answer !== null) - Number(b.answer !== null) || b.askedAt - a.askedAt,
  )
}

/** What was being typed of opinions that have not been sent, by their ids. */
export async function readTypedOpinions(database: FieldDatabase): Promise<Record<string, string>> {
  return (await readMeta(database, 'typedOpinions')) ?? {}
}

/** Keeps what is being typed, so that a killed tab loses none of it; nothing typed forgets it. */
export function keepTypedOpinion(database: FieldDatabase, id: string, words: string): Promise<void> {
  return writeTogether(database, [database.meta], async () => {
    const { [id]: _before, ...others } = await readTypedOpinions(database)
    await writeMeta(database, 'typedOpinions', words.trim() === '' ? others : { ...others, [id]: words })
  })
}
