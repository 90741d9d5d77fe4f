import type { ItemId, Sha256 } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readLeadPhotos } from './lead-photos.ts'
import { readMeta } from './meta.ts'
import { findSubmission } from './outbox.ts'
import { addRevision } from './revisions.ts'
import type { PhotoRow, TrashRow } from './rows.ts'

/** How long a discarded draft can be brought back. */
export const TRASH_DAYS = 90
const TRASH_MS = TRASH_DAYS * 24 * 60 * 60_000

/** Discarded drafts, the last first. */
export async function readTrash(database: FieldDatabase): Promise<TrashRow[]> {
  return (await database.trash.orderBy('deletedAt').toArray()).reverse()
}

/**
 * Brings a discarded draft back with its photos. Where the item has a draft again, or waits to be sent, the old text
 * joins its history instead. Tells which it was.
 */
export function restoreFromTrash(
  database: FieldDatabase,
  itemId: ItemId,
  now: number,
): Promise<'draft' | 'revision' | 'gone'> {
  const { drafts, trash, revisions, photos, outbox } = database
  return writeTogether(database, [drafts, trash, revisions, photos, outbox], async () => {
    const row = await trash.get(itemId)
    if (row === undefined) return 'gone'
    const {
      deletedAt: _deletedAt,
      toldDeletedAt: _told,
      officeAt: _at,
      photos: discarded = [],
      ...draft
    } = row
    const hasDraft = (await drafts.get(itemId)) !== undefined
    if (hasDraft || (await findSubmission(database, itemId)) !== undefined) {
      await addRevision(database, { itemId, at: now, text: draft.text, notes: draft.notes })
      // A draft takes the photos as well; what waits to be sent is closed, so they stay in the trash for later.
      if (hasDraft) await photos.bulkPut(discarded)
      if (hasDraft || discarded.length === 0) await trash.delete(itemId)
      return 'revision'
    }
    await trash.delete(itemId)
    // A version more than the office may have: its copy there went into the trash, too.
    await drafts.add({ ...draft, savedAt: now, version: draft.version + 1 })
    await photos.bulkPut(discarded)
    return 'draft'
  })
}

/**
 * Empties what was discarded more than 90 days ago: the texts, the photos, and bytes that nothing else names. Both the
 * phone's clock and the office's must say so, for the former may jump by years.
 */
export async function pruneTrash(database: FieldDatabase, now: number): Promise<void> {
  const listDue = () => database.trash.where('deletedAt').below(now - TRASH_MS)
  // Looked at first: a write at each start would wait for the disk.
  if ((await listDue().count()) === 0) return
  const { trash, drafts, revisions, photos, chunks, outbox, kept, items, told } = database
  await writeTogether(
    database,
    [trash, drafts, revisions, photos, chunks, outbox, kept, items, told],
    async () => {
      const officeTime = (await readMeta(database, 'exchange'))?.serverTime
      if (officeTime === undefined) return
      const rows = await listDue().toArray()
      for (const { id, officeAt } of rows)
        if (officeAt === undefined) await trash.update(id, { officeAt: officeTime })
      const due = rows.filter(({ officeAt = officeTime }) => officeTime - officeAt > TRASH_MS)
      await trash.bulkDelete(due.map(({ id }) => id))
      for (const row of due) await pruneRow(database, row)
    },
  )
}

async function pruneRow(database: FieldDatabase, { id, photos = [] }: TrashRow): Promise<void> {
  if (!(await isKnownElsewhere(database, id))) await database.revisions.where('itemId').equals(id).delete()
  const needed = await readNeededHashes(database)
  const unneeded = photos.flatMap(hashesOf).filter((sha256) => !needed.has(sha256))
  for (const sha256 of unneeded) {
    await database.chunks.where('[sha256+index]').between([sha256, 0], [sha256, Infinity]).delete()
  }
}

async function isKnownElsewhere(
  { drafts, outbox, kept, items }: FieldDatabase,
  id: ItemId,
): Promise<boolean> {
  const found = await Promise.all([
    drafts.where('id').equals(id).count(),
    items.where('id').equals(id).count(),
    outbox.where('itemId').equals(id).count(),
    kept.where('itemId').equals(id).count(),
  ])
  return found.some((count) => count > 0)
}

/** The same picture may stand in two drafts, or in a lead: its bytes are stored once. */
async function readNeededHashes(database: FieldDatabase): Promise<Set<Sha256>> {
  const { photos, items, trash } = database
  const [rows, known, discarded] = await Promise.all([photos.toArray(), items.toArray(), trash.toArray()])
  const ofLeads = (await readLeadPhotos(database)).map(({ photo }) => ({ photos: [photo] }))
  const atOffice = [...known, ...ofLeads].flatMap((shown) =>
    shown.photos.flatMap(({ picture, preview }) => [
      picture.sha256,
      ...(preview === null ? [] : [preview.sha256]),
    ]),
  )
  return new Set(
    [...rows, ...discarded.flatMap((row) => row.photos ?? [])].flatMap(hashesOf).concat(atOffice),
  )
}

function hashesOf({ original, picture, preview }: PhotoRow): Sha256[] {
  return [original, picture, preview].flatMap((file) => (file === null ? [] : [file.sha256]))
}
