import type { ItemId } from '../../domain/ids.ts'
import { isSameWriting } from '../../domain/item/written-text.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { addRevision } from './revisions.ts'
import type { DraftRow, SiblingRow } from './rows.ts'

export interface SiblingChoice extends Pick<SiblingRow, 'itemId' | 'of' | 'number'> {
  chosen: 'mine' | 'theirs'
  now: number
}

/**
 * The officer has chosen. Neither text goes: the one that was not chosen joins the history of the draft. The chosen
 * one counts as a new version, so that the office and the other device hear of the choice. False when the draft or the
 * other text is not here any more.
 */
export function settleSibling(database: FieldDatabase, choice: SiblingChoice): Promise<boolean> {
  const { itemId, of, number, chosen, now } = choice
  const { drafts, revisions, besideTexts } = database
  return writeTogether(database, [drafts, revisions, besideTexts], async () => {
    const [draft, sibling] = await Promise.all([drafts.get(itemId), besideTexts.get([itemId, of, number])])
    if (draft === undefined || sibling === undefined) return false
    const { text, notes, writtenAt, deviceName } = sibling
    const theirs = { itemId, at: writtenAt, text, notes, deviceName }
    const mine = { itemId, at: draft.savedAt, text: draft.text, notes: draft.notes }
    // What stands from now on comes last: the next save would add it once more otherwise.
    for (const version of chosen === 'theirs' ? [mine, theirs] : [theirs, mine])
      await addRevision(database, version)
    const written = chosen === 'theirs' ? { text, notes, savedAt: now } : {}
    await besideTexts
      .where('itemId')
      .equals(itemId)
      .filter((row) => isSameWriting(row, sibling) || isSameWriting(row, draft))
      .delete()
    const seen = (await isAllChosen(database, itemId)) ? seenBeside(draft) : {}
    await drafts.put({ ...draft, ...written, ...seen, version: draft.version + 1 })
    return true
  })
}

async function isAllChosen({ besideTexts }: FieldDatabase, itemId: ItemId): Promise<boolean> {
  const rows = await besideTexts.where('itemId').equals(itemId).toArray()
  return rows.every(({ of }) => of === 'item')
}

/** Only now may the next copy settle at the office what stood beside the draft there. */
function seenBeside({ rev, besideRev }: DraftRow): Pick<DraftRow, 'rev' | 'besideRev'> {
  return { rev: Math.max(rev, besideRev ?? 0), besideRev: undefined }
}
