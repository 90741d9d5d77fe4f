import type { ItemId, KeyPointId } from '../../domain/ids.ts'
import {
  ITEM_POINTS_TOLD,
  KEY_POINTS_TOLD,
  toldItemPoints,
  toldKeyPoints,
  toldUnitPoints,
  UNIT_POINTS_TOLD,
  type NamedPoint,
  type ToldKeyPoints,
} from '../../protocol/key-points.ts'
import { parse } from '../../protocol/parse.ts'
import { readDeeds, type KnownDeed } from './deeds.ts'
import type { FieldDatabase } from './field-database.ts'
import { findSubmission, readNaming } from './outbox.ts'
import { readTold } from './told.ts'
import { watch, watchCalmly, type Watcher } from './watch.ts'

export type { NamedPoint, ToldKeyPoints } from '../../protocol/key-points.ts'

/** All that this phone knows of key points: what the office told, what was opened here, and what answers them. */
export interface KnownKeyPoints {
  sets: ToldKeyPoints[]
  readings: KnownDeed<'key_points.read'>[]
  /** By point, how many items of the unit answer it, those that wait on this phone included. */
  counts: ReadonlyMap<KeyPointId, number>
}

export async function readKeyPoints(database: FieldDatabase): Promise<KnownKeyPoints> {
  const [told, unit, readings, waiting] = await Promise.all([
    readTold(database, KEY_POINTS_TOLD),
    readTold(database, UNIT_POINTS_TOLD),
    readDeeds(database, ['key_points.read'] as const),
    readNaming(database, 'pointIds'),
  ])
  const counts = new Map<KeyPointId, number>()
  const add = (id: KeyPointId, count: number) => counts.set(id, (counts.get(id) ?? 0) + count)
  for (const { row } of unit) {
    const parsed = parse(toldUnitPoints, row)
    if (parsed.ok) parsed.value.points.forEach(({ id, count }) => add(id, count))
  }
  for (const { payload } of waiting) payload.pointIds?.forEach((id) => add(id, 1))
  return { sets: told.flatMap(({ row }) => readSet(row)), readings, counts }
}

/** A row that only a newer release of this app can read is left out. */
function readSet(row: unknown): ToldKeyPoints[] {
  const parsed = parse(toldKeyPoints, row)
  return parsed.ok ? [parsed.value] : []
}

export const watchKeyPoints = (database: FieldDatabase, watcher: Watcher<KnownKeyPoints>) =>
  watch(() => readKeyPoints(database), watcher)

/** The ids of the points that an item or its draft names: as chosen last on this phone, else as the office knows them. */
export const watchPointsOf = (database: FieldDatabase, itemId: ItemId, watcher: Watcher<KeyPointId[]>) =>
  // The draft is among what is read, and the open editor saves it twice a second.
  watchCalmly(() => readPointsOf(database, itemId), watcher)

export async function readPointsOf(database: FieldDatabase, itemId: ItemId): Promise<KeyPointId[]> {
  const draft = await database.drafts.get(itemId)
  if (draft?.pointIds !== undefined) return draft.pointIds
  const waiting = await findSubmission(database, itemId)
  if (waiting?.payload.pointIds !== undefined) return waiting.payload.pointIds
  return (await readToldPoints(database, itemId)).map(({ id }) => id)
}

/** The points of an item with their titles, as the office last told them. */
export async function readToldPoints({ told }: FieldDatabase, itemId: ItemId): Promise<NamedPoint[]> {
  const known = await told.get([ITEM_POINTS_TOLD, itemId])
  const parsed = known === undefined ? undefined : parse(toldItemPoints, known.row)
  return parsed?.ok === true ? parsed.value.points : []
}
