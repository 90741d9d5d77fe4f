import type { UnitId } from '../../domain/ids.ts'
import { isPointAt, newestFilings } from '../../domain/people/direct-point.ts'
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
