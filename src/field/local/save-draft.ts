import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import type { ItemId } from '../../domain/ids.ts'
import { isSameWriting, type WrittenText } from '../../domain/item/written-text.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { addRevision } from './revisions.ts'
import { NOT_BACKED_UP, OFFICE_TEXT, type DraftRow, type RevisionRow } from './rows.ts'

export interface DraftSave {
  id: ItemId
  text: ItemText
  notes: ItemNote[]
  now: number
  /** What the editor last knew the memory to hold of it. Left out, nobody else can have written meanwhile. */
  seen?: SeenDraft
}

/** `nothing`: the memory had no such draft, or could not be read. */
export type SeenDraft = (WrittenText & Pick<DraftRow, 'rev'>) | 'nothing'

/** A revision is added at most this often while somebody types, and always at submission. */
const REVISION_INTERVAL_MS = 60_000

/**
 * Saves what the officer typed: the draft, and now and then a revision beside it, in one strict transaction. A text
 * that the editor has not seen is not lost by it: it joins the history. Resolves after the commit with the row as
 * saved; rejects when the phone could not keep it.
 */
export async function saveDraft(database: FieldDatabase, save: DraftSave): Promise<DraftRow> {
  const { drafts, revisions, items, besideTexts } = database
  const saved = await writeTogether(database, [drafts, revisions, items, besideTexts], async () => {
    const before = await drafts.get(save.id)
    // Discarded in another window meanwhile: it is still the correction of an item that the office has.
    const known = before === undefined ? await items.get(save.id) : undefined
    const row: DraftRow = {
      ...(before ?? NOT_BACKED_UP),
      id: save.id,
      text: save.text,
      notes: save.notes,
      createdAt: before?.createdAt ?? save.now,
      savedAt: save.now,
      version: (before?.version ?? 0) + 1,
      baseRev: before?.baseRev ?? known?.rev ?? 0,
      refusalCode: before?.refusalCode ?? null,
      ...(before === undefined ? {} : await keepUnseen(database, before, save)),
    }
    await drafts.put(row)
    return { row, revisedAt: await addRevisionWhenDue(database, save, before) }
  })
  // Only what was committed counts.
  lastRevisions.set(database, { itemId: save.id, at: saved.revisedAt })
  return saved.row
}

/**
 * Another window saved meanwhile, or a text of another phone came in. The former joins the history; the latter also
 * stands beside the draft until the officer chooses, and the draft goes on from where its editor was.
 */
async function keepUnseen(
  database: FieldDatabase,
  before: DraftRow,
  { id: itemId, seen }: DraftSave,
): Promise<Partial<DraftRow>> {
  if (seen === undefined || (seen !== 'nothing' && isSameWriting(before, seen))) return {}
  const { text, notes, savedAt: at, rev } = before
  const deviceName = await findWriter(database, before)
  await addRevision(database, { itemId, at, text, notes, deviceName })
  const isAtOffice = before.backedUpVersion === before.version
  if (seen === 'nothing' || !isAtOffice || rev <= seen.rev) return {}
  const place = { itemId, of: 'draft', number: OFFICE_TEXT, deviceName: deviceName ?? '' } as const
  await database.besideTexts.put({ ...place, writtenAt: at, text, notes })
  return { rev: seen.rev, besideRev: rev }
}

/** The device whose text a draft is, as its history has it; undefined for this one. */
async function findWriter({ revisions }: FieldDatabase, draft: DraftRow): Promise<string | undefined> {
  const last = await revisions.where('itemId').equals(draft.id).last()
  return last !== undefined && isSameWriting(last, draft) ? last.deviceName : undefined
}

/** The latest revision that this page knows of: until the next is due, none is read with each save. */
const lastRevisions = new WeakMap<FieldDatabase, Pick<RevisionRow, 'itemId' | 'at'>>()

/**
 * Resolves to when the draft's latest revision was added. What stood until this save joins the history as well: whoever
 * comes back after a pause and deletes it all must find it there.
 */
async function addRevisionWhenDue(
  database: FieldDatabase,
  save: DraftSave,
  before: DraftRow | undefined,
): Promise<number> {
  const known = lastRevisions.get(database)
  if (known?.itemId === save.id && !isDue(known, save)) return known.at
  const last = await database.revisions.where('itemId').equals(save.id).last()
  if (last !== undefined && !isDue(last, save)) return last.at
  const itemId = save.id
  if (before !== undefined && last !== undefined)
    await addRevision(database, { itemId, at: before.savedAt, text: before.text, notes: before.notes })
  await addRevision(database, { itemId, at: save.now, text: save.text, notes: save.notes })
  return save.now
}

const isDue = ({ at }: Pick<RevisionRow, 'at'>, { now }: DraftSave) =>
  Math.abs(now - at) >= REVISION_INTERVAL_MS
