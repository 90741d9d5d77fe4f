import { PERIOD_KINDS, periodBounds, periodOf, shiftPeriod, type Period } from '../calendar/period.ts'
import { officeCalendar } from '../calendar/working-calendar.ts'
import type { AccountId, UnitId } from '../ids.ts'
import type { Policy } from '../policy/policy.ts'
import type { QuotaRule } from '../policy/quota-rule.ts'
import type { ItemRecord } from '../record/item-record.ts'
import type { Holder } from './holder.ts'
import { progressOf, type ProgressInput } from './progress-of.ts'
import type { ProgressLine } from './progress-line.ts'

/** Before any record, so that the rule holds for the period that is looked at. */
const LONG_AGO = Date.UTC(2000, 0, 1)

export interface ExampleRoster {
  units: readonly { id: UnitId; classId: string }[]
  /** Officers with their unit. */
  officers: readonly { id: AccountId; unitId: UnitId | null }[]
}

export interface TaskExample {
  /** Who has the task: units, a section, officers, or the office itself. */
  holders: number
  /** Whom the rule names without a task: no number is set, or 0. */
  untasked: number
  met: number
  missing: number
}

type ExampleInput = ExampleRoster & {
  policy: Policy
  period: Period
} & Pick<ProgressInput, 'records' | 'lastYearRecords' | 'now'>

/** What a task would have asked of everybody who has it, in one period, were it alone and had it always held. */
export function taskExampleOf(rule: QuotaRule, input: ExampleInput): TaskExample {
  const all = linesOf(rule, input)
  const lines = all.filter(({ state }) => state !== 'no_task')
  return {
    holders: lines.length,
    untasked: all.length - lines.length,
    met: lines.filter(({ state }) => state === 'met').length,
    missing: lines.reduce((sum, line) => sum + line.missing + (line.adopted?.missing ?? 0), 0),
  }
}

function linesOf(rule: QuotaRule, { policy, records, ...input }: ExampleInput): ProgressLine[] {
  const policies = [{ ...policy, validFrom: LONG_AGO, quotas: [rule], breakdowns: [] }]
  const recordsByUnit = groupByUnit(records)
  const calendar = officeCalendar(policy.workingDays)
  return holdersOf(rule, input).flatMap((holder) =>
    progressOf({
      ...input,
      policies,
      holder,
      records: holder.kind === 'office' ? records : (recordsByUnit.get(holder.unitId) ?? []),
      waiting: [],
      calendar,
    }),
  )
}

function holdersOf({ scope }: QuotaRule, { units, officers }: ExampleRoster): Holder[] {
  switch (scope.kind) {
    case 'unit_class':
      return units.filter(({ classId }) => classId === scope.unitClassId).map(unitHolder)
    case 'unit':
      return units.filter(({ id }) => id === scope.unitId).map(unitHolder)
    case 'section':
      return units
        .filter(({ id }) => id === scope.unitId)
        .map((unit) => ({ ...unitHolder(unit), kind: 'section', section: scope.section }))
    case 'each_officer':
      return officers.flatMap((officer): Holder[] => {
        const unit = units.find(({ id }) => id === officer.unitId)
        if (unit === undefined) return []
        const isMeant = scope.unitClassId === null || scope.unitClassId === unit.classId
        return isMeant ? [{ ...unitHolder(unit), kind: 'person', accountId: officer.id }] : []
      })
    default:
      return [{ kind: 'office' }]
  }
}

function unitHolder({ id, classId }: ExampleRoster['units'][number]) {
  return { kind: 'unit' as const, unitId: id, classId }
}

function groupByUnit(records: readonly ItemRecord[]): Map<UnitId, ItemRecord[]> {
  const groups = new Map<UnitId, ItemRecord[]>()
  for (const record of records) {
    const group = groups.get(record.unitId)
    if (group === undefined) groups.set(record.unitId, [record])
    else group.push(record)
  }
  return groups
}

/**
 * The period by which a rule of this kind is shown: the last one that is over, or the one of now where the office has no
 * record from before. A rule of a day or a week is shown by a month of them.
 */
export function examplePeriod(
  kind: QuotaRule['period'],
  { records, now }: { records: readonly ItemRecord[]; now: number },
): Period {
  const shown = PERIOD_KINDS.indexOf(kind) < PERIOD_KINDS.indexOf('month') ? 'month' : kind
  const current = periodOf(shown, now)
  const last = shiftPeriod(current, -1)
  const { from, until } = periodBounds(last)
  const hasRecords = records.some(({ reportedAt }) => from <= reportedAt && reportedAt < until)
  return hasRecords ? last : current
}
