import { kindOf, type PeriodKind } from '../calendar/period.ts'
import { classIn } from '../people/unit-class.ts'
import type { Policy } from '../policy/policy.ts'
import type { ThresholdRule } from '../policy/score-rule.ts'
import { firstUseOf, type ItemRecord } from '../record/item-record.ts'
import type { BookedPeriod, CalendarBook } from '../progress/calendar-book.ts'
import { isOfClass } from './find-rule.ts'
import { toHundredths } from './hundredths.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { LedgerSpan } from './ledger-span.ts'
import type { ScoredUnit } from './ledger.ts'
import { periodLine } from './period-line.ts'
import { reportedAtOf } from './occasion.ts'
import type { PolicyBook } from './policy-book.ts'
import type { ScoreStep } from './score-step.ts'

interface ThresholdContext {
  unit: ScoredUnit
  /** Kinds of period for which any version has a threshold. */
  kinds: readonly PeriodKind[]
  span: LedgerSpan
  book: PolicyBook
  calendar: CalendarBook
}

/** So many items in a period bring the points, fewer what the rule says otherwise: that only when the period is over. */
export function thresholdLines(records: readonly ItemRecord[], context: ThresholdContext): LedgerLine[] {
  const { kinds, span, calendar } = context
  return kinds
    .flatMap((kind) => calendar.partsOf(kind, span.year))
    .filter((part) => span.settles(part.period))
    .flatMap((part) => linesOfPart(part, records, context))
}

function linesOfPart(
  part: BookedPeriod,
  records: readonly ItemRecord[],
  { unit, book, calendar }: ThresholdContext,
): LedgerLine[] {
  const policy = book.holding(part.period)
  // 数量指标 off: nothing is scored by numbers of items.
  if (policy === null || !policy.hasQuantityTargets) return []
  return thresholdsOf(policy, unit, part).flatMap((rule) => {
    const count = records.filter((record) => counts(record, rule, { part, book })).length
    const isOver = part.until <= calendar.now
    const steps = stepsOf(rule, count, isOver)
    const inputs = { kind: 'threshold' as const, measure: rule.measure, least: rule.least, count }
    return steps === null ? [] : [periodLine({ rule, policy, unit, part, inputs, steps })]
  })
}

function thresholdsOf({ scoring }: Policy, unit: ScoredUnit, { period }: BookedPeriod): ThresholdRule[] {
  const classId = classIn(unit, period)
  return scoring.rules.filter(
    (rule): rule is ThresholdRule =>
      rule.kind === 'threshold' && rule.period === kindOf(period) && isOfClass(rule, classId),
  )
}

function counts(
  record: ItemRecord,
  { measure, categories }: ThresholdRule,
  { part, book }: { part: BookedPeriod; book: PolicyBook },
): boolean {
  if (categories !== null && !categories.includes(record.category)) return false
  const at = measure === 'reported' ? reportedAtOf(record, book) : firstUseOf(record)?.at
  return at !== undefined && part.from <= at && at < part.until
}

/** Null while it can still be reached. */
function stepsOf(rule: ThresholdRule, count: number, isOver: boolean): ScoreStep[] | null {
  const points: ScoreStep = { kind: 'points', hundredths: toHundredths(rule.points) }
  if (count >= rule.least) return [points]
  if (!isOver) return null
  return rule.otherwise === 0
    ? [points, { kind: 'suppressed', because: 'not_met' }]
    : [{ kind: 'points', hundredths: toHundredths(rule.otherwise) }]
}
