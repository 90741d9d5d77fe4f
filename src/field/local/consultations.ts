import { toldConsultation, type ToldConsultation } from '../../protocol/desk-intake.ts'
import { parse } from '../../protocol/parse.ts'
import { readDeeds, type KnownDeed } from './deeds.ts'
import type { FieldDatabase } from './field-database.ts'
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
