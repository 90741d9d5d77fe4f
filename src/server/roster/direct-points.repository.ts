import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { DirectPoint } from '../../domain/people/direct-point.ts'
import type { Database } from '../db/database.ts'

type Row = Omit<DirectPoint, 'mayReportStraight'> & { mayReportStraight: 0 | 1 }

const POINT = `
  select p.number, p.point_id as pointId, p.unit_id as unitId, p.kind, p.name, p.responsible, p.phone,
    p.may_report_straight as mayReportStraight, p.from_at as "from", p.until_at as "until", p.note,
    a.display_name as filedBy, p.filed_at as filedAt
  from direct_points p join accounts a on a.id = p.filed_by`

/** Every filing of every point, in the order of filing. */
export function listPoints(db: Database): DirectPoint[] {
  const rows = db.all<Row>(`${POINT} order by p.number`)
  return rows.map((row) => ({ ...row, mayReportStraight: row.mayReportStraight === 1 }))
}

export type NewPoint = Omit<DirectPoint, 'number' | 'filedBy'> & { filedBy: AccountId; unitId: UnitId | null }

export function insertPoint(db: Database, point: NewPoint) {
  const sql = `
    insert into direct_points (point_id, unit_id, kind, name, responsible, phone, may_report_straight, from_at, until_at,
      note, filed_by, filed_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  const { pointId, unitId, kind, name, responsible, phone, mayReportStraight, from, until, note } = point
  const straight = mayReportStraight ? 1 : 0
  const filed = [point.filedBy, point.filedAt] as const
  db.run(sql, pointId, unitId, kind, name, responsible, phone, straight, from, until, note, ...filed)
}
