import type { ItemId } from '../../../domain/ids.ts'
import { EMPTY_SHEET } from '../../../domain/review/review-sheet.ts'
import { parse } from '../../../protocol/parse.ts'
import { reviewRow } from '../../../protocol/review.ts'
import type { ExportedReview } from '../../../protocol/export-file.ts'
import { writeTogether, type FieldDatabase } from '../field-database.ts'
import { readMeta, writeMeta } from '../meta.ts'
import { listUnsentReviews } from '../only-here.ts'
import type { UnsentWork } from './gather-unsent.ts'
import type { ReadEntry } from './read-archive.ts'

/** Remarks and words to texts of the unit that were not sent, each text's whole. */
export async function readUnsentReviews(database: FieldDatabase): Promise<UnsentWork[]> {
  const ids = await listUnsentReviews(database)
  return Promise.all(ids.map((itemId) => readUnsentReview(database, itemId)))
}

async function readUnsentReview(database: FieldDatabase, itemId: ItemId): Promise<UnsentWork> {
  const [remarks, sheets, told] = await Promise.all([
    readMeta(database, 'remarks'),
    readMeta(database, 'sheets'),
    database.told.get(['review', itemId]),
  ])
  const item = parse(reviewRow, told?.row)
  const nothing = { ...EMPTY_SHEET, title: item.ok ? item.value.text.title : '', savedAt: 0 }
  const { title, savedAt, ...sheet } = sheets?.[itemId] ?? nothing
  const data: ExportedReview = { title, savedAt, remarks: remarks?.[itemId] ?? [], sheet }
  return { kind: 'review', itemId, data, photos: [] }
}

/** What stands here already of the same text stays as it is: it may have been written on since. */
export function bringReviewIn(
  database: FieldDatabase,
  { entry: { itemId }, data }: Extract<ReadEntry, { entry: { kind: 'review' } }>,
): Promise<boolean> {
  return writeTogether(database, [database.meta], async () => {
    if ((await listUnsentReviews(database)).includes(itemId)) return false
    const { remarks, sheet, title, savedAt } = data
    const [known = {}, sheets = {}] = [
      await readMeta(database, 'remarks'),
      await readMeta(database, 'sheets'),
    ]
    await writeMeta(database, 'remarks', { ...known, [itemId]: remarks })
    await writeMeta(database, 'sheets', { ...sheets, [itemId]: { ...sheet, title, savedAt } })
    return true
  })
}
