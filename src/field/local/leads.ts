import type { Table } from 'dexie'
import type { ItemId } from '../../domain/ids.ts'
import { draftFromLead } from '../../domain/lead/lead.ts'
import { LEAD_TOLD, toldLead, type ToldLead } from '../../protocol/lead.ts'
import { parse } from '../../protocol/parse.ts'
import { readContacts, type ToldContact } from './contacts.ts'
import { readDeeds, type KnownDeed } from './deeds.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { addPhotoRow } from './start-correction.ts'
import { isSubmission } from './command-rows.ts'
import type { LeadDraft } from './lead-draft-row.ts'
import { NOT_BACKED_UP } from './rows.ts'
import { readLeadDraft } from './lead-draft.ts'
import { readRowsOf } from './read-rows.ts'
import { watch, type Unwatch, type Watcher } from './watch.ts'

export type { ToldLead } from '../../protocol/lead.ts'

/** All that this phone knows of its person's leads: what the office told, what waits here, what is being written. */
export interface KnownLeads {
  told: ToldLead[]
  deeds: KnownDeed<'lead.report'>[]
  draft: LeadDraft | undefined
  /** The contact points that the person's unit keeps. */
  contacts: ToldContact[]
  /** Leads of which a draft or an item of this phone came. */
  begun: ReadonlySet<string>
}

export async function readLeads(database: FieldDatabase): Promise<KnownLeads> {
  const [told, deeds, draft, contacts] = await Promise.all([
    readRowsOf(database, LEAD_TOLD, (row) => parse(toldLead, row)),
    readDeeds(database, ['lead.report'] as const),
    readLeadDraft(database),
    readContacts(database),
  ])
  return { told, deeds, draft, contacts, begun: await readBegun(database, told) }
}

/** Asked by the leads' own ids: other drafts may be saved, and ten thousand items lie here, without a look at them. */
async function readBegun({ drafts, items }: FieldDatabase, told: ToldLead[]): Promise<Set<string>> {
  const ids = told.map(({ lead }) => lead.id as string as ItemId)
  const keys = [drafts, items].map((table: Table<unknown, ItemId>) =>
    table.where('id').anyOf(ids).primaryKeys(),
  )
  return new Set<string>((await Promise.all(keys)).flat())
}

/** Calls back now and after each change. */
export function watchLeads(database: FieldDatabase, watcher: Watcher<KnownLeads>): Unwatch {
  return watch(() => readLeads(database), watcher)
}

/**
 * Makes the draft of an item of a lead that is worth writing (写成稿件), with its words, its photo and its own id; it needs
 * no network. A draft or an item that there is already stays as it is. Resolves to the id of either.
 */
export function startFromLead(
  database: FieldDatabase,
  { lead, events }: ToldLead,
  now: number,
): Promise<ItemId> {
  const id = lead.id as string as ItemId
  const { drafts, revisions, photos, items, outbox } = database
  return writeTogether(database, [drafts, revisions, photos, items, outbox], async () => {
    const known = await Promise.all([
      drafts.where('id').equals(id).count(),
      items.where('id').equals(id).count(),
      // The lead's own deed stands under the same id.
      outbox.where('itemId').equals(id).filter(isSubmission).count(),
    ])
    if (known.some((count) => count > 0)) return id
    const text = draftFromLead(lead, events)
    if (lead.photo !== null) await addPhotoRow(database, lead.photo, { id, receivedAt: lead.sentAt })
    const times = { createdAt: now, savedAt: now }
    await drafts.put({
      id,
      text,
      notes: [],
      ...times,
      version: 1,
      baseRev: 0,
      refusalCode: null,
      ...NOT_BACKED_UP,
    })
    await revisions.add({ itemId: id, at: now, text, notes: [] })
    return id
  })
}
