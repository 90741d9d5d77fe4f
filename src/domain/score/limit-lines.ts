import { kindOf, PERIOD_KINDS } from '../calendar/period.ts'
import { classIn } from '../people/unit-class.ts'
import type { Policy } from '../policy/policy.ts'
import type { BoundRule, VetoRule } from '../policy/score-rule.ts'
import type { BookedPeriod, CalendarBook } from '../progress/calendar-book.ts'
import { applySteps } from './apply-steps.ts'
import { isConfirmed } from './entry-lines.ts'
import { isOfClass } from './find-rule.ts'
import { toHundredths, type Hundredths } from './hundredths.ts'
import type { LedgerLine, LineInputs } from './ledger-line.ts'
import { isLonger, type LedgerSpan } from './ledger-span.ts'
import type { ScoredUnit } from './ledger.ts'
import type { PolicyBook } from './policy-book.ts'
import type { ScoreEntry } from './score-entry.ts'
import type { ScoreStep } from './score-step.ts'

interface LimitContext {
  unit: ScoredUnit
  entries: readonly ScoreEntry[]
  span: LedgerSpan
  policies: readonly Policy[]
  book: PolicyBook
  calendar: CalendarBook
}

type LimitRule = BoundRule | VetoRule

/**
 * What bounds and vetoes take from (or give to) the sums of their periods: the shorter periods first, in each the
 * bounds in the document's order and the vetoes last, so that no floor lifts a vetoed sum. Those of periods longer than
 * the ledger's stand only in a ledger as long as they are.
 */
export function limitLines(lines: readonly LedgerLine[], context: LimitContext): LedgerLine[] {
  const limits: LedgerLine[] = []
  for (const part of limitedParts(context)) {
    const policy = context.book.holding(part.period)
    if (policy === null) continue
    for (const rule of limitRulesOf(policy, context.unit, part)) {
      const before = sumIn(part, lines) + sumIn(part, limits)
      const line = limitLine(rule, { policy, part, before, context })
      if (line !== null) limits.push(line)
    }
  }
  return limits
}

function limitedParts({ policies, span, calendar }: LimitContext): BookedPeriod[] {
  const kinds = new Set(
    policies.flatMap(({ scoring }) =>
      scoring.rules.flatMap((rule) => (rule.kind === 'bound' || rule.kind === 'veto' ? [rule.period] : [])),
    ),
  )
  return PERIOD_KINDS.filter((kind) => kinds.has(kind)).flatMap((kind) => calendar.partsOf(kind, span.period))
}

function limitRulesOf({ scoring }: Policy, unit: ScoredUnit, { period }: BookedPeriod): LimitRule[] {
  const classId = classIn(unit, period)
  const isHere = (rule: LimitRule) => rule.period === kindOf(period) && isOfClass(rule, classId)
  return [
    ...scoring.rules.filter((rule): rule is BoundRule => rule.kind === 'bound' && isHere(rule)),
    ...scoring.rules.filter((rule): rule is VetoRule => rule.kind === 'veto' && isHere(rule)),
  ]
}

/** What a longer period settled is no part of a shorter one: a month's ceiling takes nothing from the year's points. */
function sumIn({ period, from, until }: BookedPeriod, lines: readonly LedgerLine[]): Hundredths {
  const isInside = (line: LedgerLine) =>
    from <= line.at && line.at < until && (line.period === null || !isLonger(line.period, period))
  return lines.reduce((sum, line) => (isInside(line) ? sum + line.hundredths : sum), 0)
}

interface Limit {
  policy: Policy
  part: BookedPeriod
  before: Hundredths
  context: LimitContext
}

/** Null where the rule changes nothing; a veto that strikes a unit without points is shown all the same. */
function limitLine(rule: LimitRule, limit: Limit): LedgerLine | null {
  const { before } = limit
  if (rule.kind === 'bound') {
    const steps = boundSteps(rule, before)
    const { floor, ceiling } = rule
    return steps.length === 0 ? null : toLine(rule, steps, { kind: 'bound', floor, ceiling }, limit)
  }
  const struck = vetoEntries(rule, limit)
  if (struck.length < rule.times) return null
  const inputs: LineInputs = {
    kind: 'veto',
    occasion: rule.occasion,
    times: rule.times,
    happened: struck.length,
    entryIds: struck.map(({ id }) => id),
  }
  const line = toLine(rule, [{ kind: 'veto', times: struck.length }], inputs, limit)
  return { ...line, confirmedBy: confirmersOf(struck) }
}

function boundSteps({ floor, ceiling }: BoundRule, before: Hundredths): ScoreStep[] {
  const least = floor === null ? -Infinity : toHundredths(floor)
  const most = ceiling === null ? Infinity : toHundredths(ceiling)
  if (before > most) return [{ kind: 'ceiling', hundredths: most }]
  return before < least ? [{ kind: 'floor', hundredths: least }] : []
}

/** "两次约稿未完成, 全年计零分": only what a second person has confirmed. */
function vetoEntries({ occasion }: VetoRule, { part: { from, until }, context }: Limit): ScoreEntry[] {
  return context.entries.filter(
    (entry) => entry.occasion === occasion && from <= entry.at && entry.at < until && isConfirmed(entry),
  )
}

function confirmersOf(entries: readonly ScoreEntry[]): string[] {
  const names = entries.flatMap(({ confirmation }) =>
    confirmation.status === 'confirmed' ? [confirmation.by] : [],
  )
  return [...new Set(names)]
}

function toLine(
  rule: LimitRule,
  steps: ScoreStep[],
  inputs: LineInputs,
  { policy, part, before, context }: Limit,
): LedgerLine {
  const all: ScoreStep[] = [{ kind: 'sum_before', hundredths: before }, ...steps]
  return {
    key: `${context.unit.id}|-|${rule.kind}.${rule.id}|${part.period}`,
    unitId: context.unit.id,
    policyVersion: policy.version,
    ruleId: rule.id,
    ruleName: rule.name,
    at: part.until - 1,
    period: part.period,
    itemId: null,
    inputs,
    steps: all,
    hundredths: applySteps(all) - before,
    confirmation: null,
  }
}
