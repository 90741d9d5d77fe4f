import type { AccountId, ItemId, LeadId } from '../../domain/ids.ts'
import type { LeadFinder } from '../../domain/lead/lead-finder.ts'
import type { Database } from '../db/database.ts'
import { recordLeadEvent } from './lead-course.usecases.ts'
import * as repository from './leads.repository.ts'

/** Who found it: the lead's finder, then those whose leads were merged into it; each person once. */
export function listFinders(db: Database, id: LeadId): LeadFinder[] {
  const lead = repository.findLead(db, id)
  if (lead === undefined) return []
  const finders = [lead, ...repository.listMergedLeads(db, id)].map(({ finder }) => finder)
  return finders.filter(
    (each, place) => finders.findIndex((one) => one.accountId === each.accountId) === place,
  )
}

/** The lead of which this person writes an item: the item has the lead's own id. */
export function findOwnLead(db: Database, itemId: ItemId, finderId: AccountId): LeadId | null {
  const lead = repository.findLead(db, itemId as string as LeadId)
  return lead?.finder.accountId === finderId ? lead.id : null
}

export interface Written {
  itemId: ItemId
  unitName: string
  by: string
  at: number
}

/** Inside a write: an item came of a lead; those whose leads went on under it hear of it as well. */
export function noteLeadWritten(db: Database, id: LeadId, written: Written) {
  const ids = [id, ...repository.listMergedLeads(db, id).map((lead) => lead.id)]
  for (const each of ids) recordLeadEvent(db, each, { type: 'written', ...written })
}
