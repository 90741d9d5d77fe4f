import type { UnitId } from '../../domain/ids.ts'
import { isPointAt, mayReportStraightAt, newestFilings } from '../../domain/people/direct-point.ts'
import type { SignOffOrigin } from '../../domain/policy/sign-off-chain.ts'
import type { Origin } from '../../domain/record/item-record.ts'
import type { Database } from '../db/database.ts'
import { listPointsOfUnit } from './direct-points.repository.ts'

/** The direct-report point that a unit was when its item came; nothing when it was none. */
export function directPointOf(
  db: Database,
  { unitId, receivedAt }: { unitId: UnitId; receivedAt: number },
): { directPoint?: { name: string; mayReportStraight: boolean } } {
  const points = newestFilings(listPointsOfUnit(db, unitId))
  const held = points.find((point) => isPointAt(point, receivedAt))
  if (held === undefined) return {}
  const { name, mayReportStraight } = held
  return { directPoint: { name, mayReportStraight } }
}

/** Where a text comes from as the chains of signatures tell it apart: what was asked for (约稿) stays asked for. */
export function originToSign(
  db: Database,
  { unitId, origin, at }: { unitId: UnitId; origin: Origin; at: number },
): SignOffOrigin {
  const isStraight = origin === 'own' && mayReportStraightAt(listPointsOfUnit(db, unitId), at)
  return isStraight ? 'direct_point' : origin
}
