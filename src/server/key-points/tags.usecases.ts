import { isAddressed } from '../../domain/key-points/audience.ts'
import { isPointOpen } from '../../domain/key-points/point-course.ts'
import { parseItemId, parseUnitId, type AccountId, type ItemId, type KeyPointId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import {
  ITEM_POINTS_TOLD,
  UNIT_POINTS_TOLD,
  type ItemPointing,
  type ItemPoints,
  type TitledPoint,
} from '../../protocol/key-points.ts'
import { dayOf } from '../../domain/calendar/day.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { findItemHead, findItemView, type ItemHead } from '../items/item-view.usecases.ts'
import { findUnit } from '../people/people.usecases.ts'
import { refuseKeyPoints } from './key-points.errors.ts'
import * as repository from './key-points.repository.ts'
import * as tags from './tags.repository.ts'

export interface Naming {
  itemId: ItemId
  pointIds: readonly KeyPointId[]
  author: { accountId: AccountId; unit: Unit }
  at: number
}

/**
 * Inside a write: the points that a submitted text names. One that is not the unit's, or did not hold when the text was
 * written, is left out: no text is ever refused for it. A text sent anew names its points anew.
 */
export function nameItemPoints(db: Database, { itemId, pointIds, author, at }: Naming) {
  const writtenAt = findItemView(db, itemId)?.facts.countedAt ?? at
  const known = tags.listPointsOfItem(db, itemId).map(({ id }) => id)
  const named = new Set(
    pointIds.filter((id) => known.includes(id) || isOpenTo(db, id, { unit: author.unit, at: writtenAt })),
  )
  const tagging = { itemId, by: author.accountId, at }
  for (const pointId of known.filter((id) => !named.has(id)))
    tags.insertTrace(db, { ...tagging, pointId, type: 'untagged' })
  for (const pointId of [...named].filter((id) => !known.includes(id)))
    tags.insertTrace(db, { ...tagging, pointId, type: 'tagged' })
  publish(db, { id: itemId, unitId: author.unit.id })
}

function isOpenTo(db: Database, pointId: KeyPointId, { unit, at }: { unit: Unit; at: number }): boolean {
  const set = repository.findSetOfPoint(db, pointId)
  const point = set?.points.find(({ id }) => id === pointId)
  if (set === undefined || point === undefined) return false
  return isAddressed(set.audience, unit) && isPointOpen(set, point, at)
}

export interface Pointing extends ItemPointing {
  itemId: ItemId
  by: AccountId
  at: number
}

/** An editor names a point for an item or takes one back; either leaves its trace. */
export function pointItem(db: Database, pointing: Pointing): Promise<void> {
  return db.write(() => applyPointing(db, pointing))
}

/** Inside a write. */
export function applyPointing(db: Database, { itemId, pointId, isTagged, by, at }: Pointing) {
  const head = getHead(db, itemId)
  if (tags.isTagged(db, { itemId, pointId }) === isTagged) return
  if (isTagged && !listOffered(db, head).some(({ id }) => id === pointId))
    throw refuseKeyPoints('key_points.unknown')
  tags.insertTrace(db, { itemId, pointId, type: isTagged ? 'tagged' : 'untagged', by, at })
  publish(db, head)
}

/** What the desk sees of an item: its points, the ones it could have, and who changed them. */
export function readItemPoints(db: Database, itemId: ItemId): ItemPoints {
  const head = getHead(db, itemId)
  return {
    points: tags.listTitledPointsOfItem(db, itemId),
    offered: listOffered(db, head),
    traces: tags.listTraces(db, itemId),
  }
}

/** The points addressed to the item's unit on the day that counts for it; at the desk closed ones as well. */
function listOffered(db: Database, { id, unitId }: ItemHead): TitledPoint[] {
  const unit = findUnit(db, unitId)
  const countedAt = findItemView(db, id)?.facts.countedAt
  if (unit === undefined || countedAt === undefined) return []
  const day = dayOf(countedAt)
  return repository
    .listSets(db, { from: day, until: day, withDrafts: false })
    .filter(({ audience }) => isAddressed(audience, unit))
    .flatMap((set) =>
      set.points.map(({ id, number, title }) => ({ id, setId: set.id, number, title, setTitle: set.title })),
    )
}

/** Inside a write: the author hears of the item's points, the unit of how many answer each. */
function publish(db: Database, { id, unitId }: Pick<ItemHead, 'id' | 'unitId'>) {
  publishTold(db, { about: ITEM_POINTS_TOLD, id, audience: unitId })
  publishUnitPoints(db, unitId)
}

/** Inside a write: what was withdrawn or sent back answers nothing while its author has it. */
export function publishUnitPoints(db: Database, unitId: Unit['id']) {
  publishTold(db, { about: UNIT_POINTS_TOLD, id: unitId, audience: unitId })
}

interface TellingTo {
  session: { accountId: AccountId; unit: Unit | null }
}

/** The author alone is told which points the own item answers. */
export function tellItemPoints(db: Database, id: string, { session }: TellingTo) {
  const itemId = parseItemId(id)
  const head = itemId === undefined ? undefined : findItemHead(db, itemId)
  if (head === undefined || head.authorId !== session.accountId) return null
  const points = tags.listPointsOfItem(db, head.id)
  return { rev: tags.countTraces(db, head.id), row: { itemId: head.id, points } }
}

/** Counts alone, and of the reader's own unit. */
export function tellUnitPoints(db: Database, id: string, { session }: TellingTo) {
  const unitId = parseUnitId(id)
  if (unitId === undefined || session.unit?.id !== unitId) return null
  // They go down as well as up: the newest answer holds, whatever it says.
  return { rev: 1, row: { points: tags.countByPoint(db, unitId) } }
}

function getHead(db: Database, itemId: ItemId): ItemHead {
  const head = findItemHead(db, itemId)
  if (head === undefined) throw refuseKeyPoints('item.unknown')
  return head
}
