import { periodBounds, type Period } from '../../domain/calendar/period.ts'
import { courseOf } from '../../domain/commission/commission-course.ts'
import {
  commissionStatistics,
  onTimeRate,
  type CountedCommission,
  type OutcomeCounts,
} from '../../domain/commission/commission-statistics.ts'
import type { DeskCommission } from '../../protocol/commission.ts'
import type { Parts } from '../parts.ts'
import { writeSheet } from '../progress/sheet.usecases.ts'
import { listDeskCommissions } from './commission-view.usecases.ts'

type Cell = string | number

const HEADS = ['单位', '约稿（件次）', '按时', '迟报', '逾期未报', '未完成', '办理中', '按时率（%）']
/** Nothing of it is due yet: a rate of 0 would say that all was late. */
const NO_RATE = '—'

/** 约稿统计 of a year or a part of one as a workbook: a line for each unit, then all of them, the batches and the topics. */
export function writeCommissionStatistics(
  parts: Pick<Parts, 'db' | 'policies'>,
  { period, at }: { period: Period; at: number },
): Promise<Buffer> {
  const { commissions } = listDeskCommissions(parts, { year: Number(period.slice(0, 4)), at })
  return writeSheet('约稿统计', toStatisticsRows(commissions, { period, at }))
}

/** The rows of the sheet, the head first; counted by the day of issue, as they stand at `at` (ms). */
export function toStatisticsRows(
  commissions: readonly DeskCommission[],
  { period, at }: { period: Period; at: number },
): Cell[][] {
  const range = { ...periodBounds(period), now: at }
  const { batches, topics, byUnit, ...all } = commissionStatistics(commissions.map(toCounted), range)
  const units = commissions.flatMap(({ addressees }) => addressees)
  const names = new Map(units.map(({ unitId, unitName }) => [unitId, unitName]))
  return [
    HEADS,
    ...byUnit.map((unit) => [names.get(unit.unitId) ?? '', ...cellsOf(unit)]),
    ['合计', ...cellsOf(all)],
    ['期数', batches],
    ['题目', topics],
    ['时段', period],
  ]
}

function cellsOf(counts: OutcomeCounts): Cell[] {
  const { asked, onTime, late, overdue, failed, running } = counts
  return [asked, onTime, late, overdue, failed, running, onTimeRate(counts) ?? NO_RATE]
}

function toCounted({ year, batch, issuedAt, addressees }: DeskCommission): CountedCommission {
  const courses = addressees.flatMap(({ unitId, events }) => {
    const course = courseOf(events)
    return course === null ? [] : [{ unitId, course }]
  })
  return { batchKey: `${year}-${batch}`, issuedAt, courses }
}
