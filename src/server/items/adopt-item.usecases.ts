import { dayOf } from '../../domain/calendar/day.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { Adoption } from '../../domain/periodical.ts'
import { isSameUse } from '../../domain/same-use.ts'
import type { UseEntry } from '../../protocol/desk-adoption.ts'
import type { Database } from '../db/database.ts'
import { toAdoption } from '../periodicals/periodicals.usecases.ts'
import { refuseItem } from './items.errors.ts'
import { findItemView } from './item-view.repository.ts'

/** Inside a write: one more use of an item. Refused for a day before the item was written, and for one entered before. */
export function adoptItem(
  db: Database,
  itemId: ItemId,
  { entry, at }: { entry: UseEntry; at: number },
): Adoption {
  const adoption = toAdoption(db, entry, at)
  ensureNewUse(db, itemId, { adoption, at })
  return adoption
}

/** Refuses a use that the item already has, or that lies before the day it came. */
export function ensureNewUse(
  db: Database,
  itemId: ItemId,
  { adoption, at }: { adoption: Adoption; at: number },
) {
  const facts = findItemView(db, itemId)?.facts
  if (facts === undefined) throw refuseItem('item.unknown')
  if (dayOf(adoption.usedAt ?? at) < dayOf(facts.countedAt)) throw refuseItem('adoption.day_before_item')
  const isKnown = facts.events.some((event) => event.type === 'adopted' && isSameUse(event, { at, adoption }))
  if (isKnown) throw refuseItem('adoption.entered_already')
}
