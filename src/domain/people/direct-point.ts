import type { UnitId } from '../ids.ts'

/** Where direct-report points stand: 单位, 企业, 村（社区）, 学校, 其他 (在乡镇、县级部门、企业、社区、农村等各个层次, FY-15). */
export const POINT_KINDS = ['unit', 'enterprise', 'village', 'school', 'other'] as const
export type PointKind = (typeof POINT_KINDS)[number]

/** One filing of a direct-report point (直报点): a change is another filing under the same `pointId` (直报点管理制度, XY-11). */
export interface DirectPoint {
  /** Grows with each filing. */
  number: number
  pointId: string
  /** The reporting unit that is the point, or that looks after it; null for one outside of all units. */
  unitId: UnitId | null
  kind: PointKind
  name: string
  responsible: string
  phone: string
  /** Whether what it sends need not go through its superior unit. */
  mayReportStraight: boolean
  /** The first instant of a day (ms). */
  from: number
  /** The first instant after its last day; null while it goes on. */
  until: number | null
  note: string
  filedBy: string
  filedAt: number
}

/** Each point as it was filed last, the newest first. */
export function newestFilings(filings: readonly DirectPoint[]): DirectPoint[] {
  const newest = new Map<string, DirectPoint>()
  for (const filing of [...filings].sort((a, b) => a.number - b.number)) newest.set(filing.pointId, filing)
  return [...newest.values()].sort((a, b) => b.number - a.number)
}

export function isPointAt({ from, until }: Pick<DirectPoint, 'from' | 'until'>, at: number): boolean {
  return from <= at && (until === null || at < until)
}

/**
 * Whether a unit with these points held at `at` signs as a direct-report point: it is the point itself (单位), not the one
 * that looks after it, and may report straight.
 */
export function mayReportStraightAt(points: readonly DirectPoint[], at: number): boolean {
  return newestFilings(points).some(
    (point) => point.kind === 'unit' && point.mayReportStraight && isPointAt(point, at),
  )
}
