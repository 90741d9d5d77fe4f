import type { ItemId } from '../../domain/ids.ts'
import type { ItemPhoto } from '../../domain/item/item.ts'
import type { LEAD_TOLD, ToldLead } from '../../protocol/lead.ts'
import type { FieldDatabase } from './field-database.ts'
import { readTold } from './told.ts'

/** A lead that shows a photo; its id stands where that of an item does, for the draft that comes of it has the same. */
export interface LeadWithPhoto {
  id: ItemId
  photo: ItemPhoto
  sentAt: number
}

// The word alone: the schemas of leads stay out of the phone's first load.
const ABOUT: typeof LEAD_TOLD = 'lead'

/** Own leads that the office has, those with a photo. */
export async function readLeadPhotos(database: FieldDatabase): Promise<LeadWithPhoto[]> {
  const rows = await readTold(database, ABOUT)
  return rows.flatMap(({ row }) => {
    const { id, photo, sentAt } = (row as Partial<ToldLead>).lead ?? {}
    return id === undefined || photo == null || sentAt === undefined
      ? []
      : [{ id: id as string as ItemId, photo, sentAt }]
  })
}

/** Inside a write over `told`: the photo of a lead as it stands now; a lead that is not here stays away. */
export async function changeLeadPhoto(
  { told }: FieldDatabase,
  id: ItemId,
  change: (photo: ItemPhoto) => ItemPhoto,
): Promise<void> {
  const known = await told.get([ABOUT, id])
  const row = known?.row as ToldLead | undefined
  if (known === undefined || row?.lead.photo == null) return
  await told.put({ ...known, row: { ...row, lead: { ...row.lead, photo: change(row.lead.photo) } } })
}
