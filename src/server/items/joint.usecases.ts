import { parseItemId, type ItemId, type UnitId } from '../../domain/ids.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import { JOINT_TOLD, type ToldJoint } from '../../protocol/joint.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { findItemView, getRevision } from './item-view.repository.ts'

/** Of an item's course, what its authors are told about; the unit's own signatures are its own business. */
const TOLD: readonly ItemEvent['type'][] = [
  'adopted',
  'returned',
  'reserved',
  'not_used',
  'merged',
  'taken_out',
  'passed_up',
  'not_used_above',
  'credited',
  'commented',
  'instructed',
]

/**
 * Inside a write: an item has got its authors' names (实名采用). Every other unit among them, and each that was once, hears
 * of it; from then on their rows follow the item's own in the feed.
 */
export function publishJoint(
  db: Database,
  item: { id: ItemId; unitId: UnitId },
  events: readonly ItemEvent[],
) {
  const named = events.flatMap((event) => (event.type === 'credited' ? event.authors : []))
  const units = new Set(named.map(({ unitId }) => unitId).filter((unitId) => unitId !== item.unitId))
  for (const unitId of units)
    publishTold(db, { about: JOINT_TOLD, id: `${item.id}:${unitId}`, audience: unitId })
}

/** What the people of a named unit are told; no row once their unit is no longer named. */
export function tellJoint(
  db: Database,
  id: string,
  { unit }: { unit: { id: UnitId } | null },
): { itemId: ItemId; rev: number; row: ToldJoint | null } | null {
  const [item = '', unitId] = id.split(':')
  const itemId = parseItemId(item)
  const view = itemId === undefined ? undefined : findItemView(db, itemId)
  if (itemId === undefined || view === undefined || unit === null || unitId !== unit.id) return null
  const { facts, status, revisionId } = view
  const authors = facts.events.filter((event) => event.type === 'credited').at(-1)?.authors ?? []
  if (!authors.some((author) => author.unitId === unit.id)) return { itemId, rev: facts.rev, row: null }
  const { title, category } = getRevision(db, revisionId).text
  const events = facts.events.filter(({ type }) => TOLD.includes(type))
  const { unitName, countedAt: reportedAt } = facts
  return {
    itemId,
    rev: facts.rev,
    row: { itemId, title, category, unitName, reportedAt, status, events },
  }
}
