import { PERIOD_KINDS } from '../../../domain/calendar/period.ts'
import { officeCalendar } from '../../../domain/calendar/working-calendar.ts'
import type { Policy, UnitClass } from '../../../domain/policy/policy.ts'
import type { Breakdown, QuotaRule } from '../../../domain/policy/quota-rule.ts'
import type { Holder } from '../../../domain/progress/holder.ts'
import { progressOf } from '../../../domain/progress/progress-of.ts'
import type { Context } from '../description/context.ts'
import { monthWords, type Examples } from './examples.ts'

/** Before any record, so that the draft holds for the month that is looked at. */
const LONG_AGO = Date.UTC(2000, 0, 1)

/** 按10月记录：12 个报送单位中 9 个完成，共差 7 篇. */
export function quotaExample(rule: QuotaRule, context: Context, examples: Examples): string {
  const { t, policy } = context
  const month = monthWords(examples, context)
  if (!policy.hasQuantityTargets) return t('tasks.example.quotaOff')
  const lines = holdersOf(rule, context).flatMap((holder) => lineOf(rule, holder, context, examples))
  if (lines.length === 0) return t('tasks.example.quotaNobody', { month })
  const counted = lines.reduce((sum, { confirmed, adopted }) => sum + (adopted?.confirmed ?? confirmed), 0)
  const isLonger = PERIOD_KINDS.indexOf(rule.period) > PERIOD_KINDS.indexOf('month')
  if (isLonger)
    return t('tasks.example.quotaLonger', {
      month,
      holders: lines.length,
      counted,
      period: t(`tasks.period.${rule.period}`),
    })
  const met = lines.filter(({ state }) => state === 'met').length
  const missing = lines.reduce((sum, line) => sum + line.missing + (line.adopted?.missing ?? 0), 0)
  return t('tasks.example.quota', { month, holders: lines.length, met, missing })
}

/** 按10月记录，本类别有 12 个报送单位. */
export function classExample({ id }: UnitClass, { units, t }: Context): string {
  return t('tasks.example.class', units.filter(({ classId }) => classId === id).length)
}

/** 各部分合计 12 篇，任务 15 篇. */
export function breakdownExample({ quotaId, parts }: Breakdown, { policy, t }: Context): string {
  const total = parts.reduce((sum, { minimum }) => sum + minimum, 0)
  const minimum = policy.quotas.find(({ id }) => id === quotaId)?.minimum ?? null
  return t('tasks.example.breakdown', { total, minimum: minimum ?? '—' })
}

function lineOf(rule: QuotaRule, holder: Holder, { policy }: Context, { month, records, now }: Examples) {
  const alone: Policy = { ...policy, validFrom: LONG_AGO, quotas: [rule], breakdowns: [] }
  return progressOf({
    policies: [alone],
    holder,
    period: month,
    records,
    // Only last month's records are here; a floor from last year is not guessed.
    lastYearRecords: null,
    waiting: [],
    calendar: officeCalendar(policy.workingDays),
    now,
  })
}

function holdersOf({ scope }: QuotaRule, { units, people }: Context): Holder[] {
  switch (scope.kind) {
    case 'unit_class':
      return units.filter(({ classId }) => classId === scope.unitClassId).map(unitHolder)
    case 'unit':
      return units.filter(({ id }) => id === scope.unitId).map(unitHolder)
    case 'each_officer':
      return people.flatMap(({ id, unitId, role }): Holder[] => {
        const unit = units.find((each) => each.id === unitId)
        const isMeant =
          role === 'officer' &&
          unit !== undefined &&
          (scope.unitClassId === null || scope.unitClassId === unit.classId)
        return isMeant ? [{ kind: 'person', unitId: unit.id, classId: unit.classId, accountId: id }] : []
      })
    default:
      return [{ kind: 'office' }]
  }
}

function unitHolder({ id, classId }: Context['units'][number]): Holder {
  return { kind: 'unit', unitId: id, classId }
}
