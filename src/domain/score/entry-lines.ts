import { classAt, type Classed } from '../people/unit-class.ts'
import type { Policy } from '../policy/policy.ts'
import type { OccasionRule } from '../policy/score-rule.ts'
import type { ItemRecord } from '../record/item-record.ts'
import { applySteps } from './apply-steps.ts'
import { findOccasionRule, pointSteps } from './find-rule.ts'
import { toHundredths } from './hundredths.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { LedgerSpan } from './ledger-span.ts'
import type { PolicyBook } from './policy-book.ts'
import type { ScoreEntry } from './score-entry.ts'
import type { ScoreStep } from './score-step.ts'

interface EntryContext {
  unit: Classed
  span: LedgerSpan
  book: PolicyBook
  /** The record of the item that an entry is about; undefined when it is not at hand. */
  recordOf: (itemId: ScoreEntry['itemId']) => ItemRecord | undefined
}

/** One line for each entry of a unit in the period, also for those that do not count (yet). */
export function entryLines(entries: readonly ScoreEntry[], context: EntryContext): LedgerLine[] {
  const { from, until } = context.span
  return entries
    .filter(({ at }) => from <= at && at < until)
    .flatMap((entry) => {
      const policy = context.book.atOccasion(entry.at)
      return policy === null ? [] : [entryLine(entry, policy, context)]
    })
}

function entryLine(entry: ScoreEntry, policy: Policy, context: EntryContext): LedgerLine {
  const rule = entry.points === null ? ruleFor(entry, policy, context) : undefined
  const steps = [...pointsOf(entry, policy, rule), ...confirmationSteps(entry)]
  const { id, unitId, itemId, occasion, at, words, evidence, confirmation } = entry
  return {
    key: `${unitId}|${itemId ?? '-'}|${occasion}|${id}`,
    unitId,
    policyVersion: policy.version,
    ruleId: rule?.id ?? null,
    ruleName: rule?.name ?? '',
    at,
    period: null,
    itemId,
    inputs: { kind: 'entered', occasion, entryId: id, words, evidence },
    steps,
    hundredths: applySteps(steps),
    confirmation,
  }
}

function ruleFor(entry: ScoreEntry, policy: Policy, { unit, recordOf }: EntryContext) {
  const record = recordOf(entry.itemId)
  const { category = null, origin = null } = record ?? {}
  const facts = {
    occasion: entry.occasion,
    category,
    origin,
    level: null,
    outlet: null,
    form: null,
    rank: null,
  }
  return findOccasionRule(policy, facts, classAt(unit, entry.at))
}

function pointsOf(entry: ScoreEntry, policy: Policy, rule: OccasionRule | undefined): ScoreStep[] {
  if (entry.points !== null) return [{ kind: 'points', hundredths: toHundredths(entry.points) }]
  return rule === undefined ? [{ kind: 'suppressed', because: 'no_rule' }] : pointSteps(policy, rule)
}

/** "Deductions need evidence and a second person's confirmation before they take effect." */
function confirmationSteps(entry: ScoreEntry): ScoreStep[] {
  if (isConfirmed(entry)) return []
  const because = entry.confirmation.status === 'refused' ? 'refused' : 'open'
  return [{ kind: 'suppressed', because }]
}

/** Whether an entry counts: somebody other than its author has confirmed it. */
export function isConfirmed({ confirmation, enteredBy }: ScoreEntry): boolean {
  return confirmation.status === 'confirmed' && confirmation.by !== enteredBy
}
