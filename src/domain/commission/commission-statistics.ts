import type { UnitId } from '../ids.ts'
import type { CommissionCourse } from './commission-course.ts'
import { outcomeOf, type CommissionOutcome } from './commission-standing.ts'

/** A topic with the courses of all units to which it was addressed. */
export interface CountedCommission {
  /** The batch (期) that it was issued in, unique over the years; a batch may hold several topics. */
  batchKey: string
  issuedAt: number
  courses: { unitId: UnitId; course: CommissionCourse }[]
}

export interface OutcomeCounts {
  /** How many were asked for; those that the office cancelled do not count. */
  asked: number
  onTime: number
  late: number
  overdue: number
  failed: number
  running: number
}

export interface CommissionStatistics extends OutcomeCounts {
  batches: number
  topics: number
  byUnit: ({ unitId: UnitId } & OutcomeCounts)[]
}

/**
 * "先后下发信息约稿12期,涉及信息题目近30个" (GS-12): batches and topics issued in [from, until), and what became of
 * them by `now`, over all units and unit by unit in the order of their first commission.
 */
export function commissionStatistics(
  commissions: readonly CountedCommission[],
  { from, until, now }: { from: number; until: number; now: number },
): CommissionStatistics {
  const issued = commissions.filter(({ issuedAt }) => issuedAt >= from && issuedAt < until)
  const byUnit = new Map<UnitId, CommissionOutcome[]>()
  for (const { unitId, course } of issued.flatMap(({ courses }) => courses)) {
    byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), outcomeOf(course, now)])
  }
  return {
    batches: new Set(issued.map(({ batchKey }) => batchKey)).size,
    topics: issued.length,
    ...countOutcomes([...byUnit.values()].flat()),
    byUnit: [...byUnit].map(([unitId, outcomes]) => ({ unitId, ...countOutcomes(outcomes) })),
  }
}

function countOutcomes(outcomes: readonly CommissionOutcome[]): OutcomeCounts {
  const count = (wanted: CommissionOutcome) => outcomes.filter((outcome) => outcome === wanted).length
  return {
    asked: outcomes.length - count('cancelled'),
    onTime: count('on_time'),
    late: count('late'),
    overdue: count('overdue'),
    failed: count('failed'),
    running: count('running'),
  }
}

/** Of those that are due or settled, the share (%) answered on time, with one decimal; null when there are none. */
export function onTimeRate({ asked, running, onTime }: OutcomeCounts): number | null {
  const due = asked - running
  return due === 0 ? null : Math.round((onTime * 1000) / due) / 10
}
