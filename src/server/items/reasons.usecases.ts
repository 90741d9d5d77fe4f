import { toShanghaiTime } from '../../domain/calendar/shanghai-time.ts'
import type { ReasonCounts } from '../../protocol/desk-intake.ts'
import type { Database } from '../db/database.ts'

type Row = ReasonCounts['rows'][number]

const COLUMNS = { returned: 'returned', reserved: 'reserved', not_used: 'notUsed' } as const

interface ReasonRow {
  at: number
  type: 'returned' | 'reserved' | 'not_used'
  reason: Row['reason']
  unitName: string
}

/** Why the office returned items, kept them in reserve or did not use them, between two instants: by month, unit and reason. */
export function countReasons(db: Database, { from, until }: { from: number; until: number }): ReasonCounts {
  const sql = `
    select e.at, e.type, json_extract(e.event, '$.reason') as reason, u.name as unitName
    from item_events e join items i on i.id = e.item_id join units u on u.id = i.unit_id
    where e.type in ('returned', 'reserved', 'not_used') and e.at >= ? and e.at < ?
      and json_extract(e.event, '$.reason') is not null`
  const rows = new Map<string, Row>()
  for (const { at, type, reason, unitName } of db.all<ReasonRow>(sql, from, until)) {
    const { year, month: monthNumber } = toShanghaiTime(at)
    const month = `${year}-${String(monthNumber).padStart(2, '0')}`
    const key = `${month} ${unitName} ${reason}`
    const row = rows.get(key) ?? { month, unitName, reason, returned: 0, reserved: 0, notUsed: 0 }
    rows.set(key, row)
    row[COLUMNS[type]]++
  }
  return { rows: [...rows.values()] }
}
