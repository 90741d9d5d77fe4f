import type { UnitId } from '../ids.ts'
import { classAt, type Classed } from '../people/unit-class.ts'
import type { Policy } from '../policy/policy.ts'
import type { OccasionRule } from '../policy/score-rule.ts'
import type { ItemRecord } from '../record/item-record.ts'
import { applySteps } from './apply-steps.ts'
import { compositeSteps, fixedStep } from './composite-part.ts'
import { findOccasionRule, pointSteps } from './find-rule.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { LedgerSpan } from './ledger-span.ts'
import { occasionsOf, type ProvenOccasion } from './occasion.ts'
import type { PolicyBook } from './policy-book.ts'
import type { ScoreStep } from './score-step.ts'
import { standingsOf, type Rival, type Together } from './standing.ts'
import { hasFixedPart, partSteps } from './unit-part.ts'

interface ItemOfUnit {
  record: ItemRecord
  unitId: UnitId
  unit: Classed
  span: LedgerSpan
  book: PolicyBook
}

/** An occasion with the rule that fits it and what that rule brings before several of them are put together. */
interface ScoredOccasion extends Rival {
  occasion: ProvenOccasion
  policy: Policy
  rule: OccasionRule
  steps: ScoreStep[]
}

interface Group {
  together: Together
  members: ScoredOccasion[]
}

/** What one item brings one of its units in a period. */
export function itemLines(item: ItemOfUnit): LedgerLine[] {
  const { record, span } = item
  if (!hasAnyDayIn(record, span)) return []
  const scored = occasionsOf(record, item.book)
    // What comes after the period is not known in it: a later use takes nothing from a month that is over.
    .filter(({ at }) => at < span.until)
    .flatMap((occasion) => scoreOccasion(occasion, item))
  return groupsOf(scored).flatMap((group) => groupLines(group, item))
}

/** Most items have nothing to do with a month: they are passed over before anything is looked up. */
function hasAnyDayIn(record: ItemRecord, { from, until }: LedgerSpan): boolean {
  const isIn = (at: number) => from <= at && at < until
  return (
    isIn(record.reportedAt) ||
    isIn(record.lastReportedAt) ||
    [record.uses, record.passedUp, record.instructions].some((list) => list.some(({ at }) => isIn(at)))
  )
}

function scoreOccasion(occasion: ProvenOccasion, item: ItemOfUnit): ScoredOccasion[] {
  const policy = item.book.atOccasion(occasion.at)
  const rule =
    policy === null ? undefined : findOccasionRule(policy, occasion.facts, classAt(item.unit, occasion.at))
  if (policy === null || rule === undefined) return []
  const { jointItems } = policy.scoring
  const points = pointSteps(policy, rule)
  const isUse = occasion.facts.occasion === 'adopted'
  const inComposite = compositeSteps(occasion.share, { rule: jointItems, whole: applySteps(points), isUse })
  const steps = hasFixedPart(item.record, occasion.facts.occasion, jointItems)
    ? [...points, fixedStep(jointItems)]
    : [...points, ...inComposite]
  const key = `${item.unitId}|${item.record.itemId}|${occasion.facts.occasion}|${occasion.place}`
  const { rank } = occasion.facts
  return [{ key, at: occasion.at, rank, whole: applySteps(steps), occasion, policy, rule, steps }]
}

/** Uses under one rule for several uses are put together, instructions likewise; everything else stands alone. */
function groupsOf(scored: readonly ScoredOccasion[]): Group[] {
  if (scored.length < 2) return scored.map((each) => ({ together: togetherOf(each), members: [each] }))
  const groups = new Map<string, Group>()
  for (const each of scored) {
    const together = togetherOf(each)
    const name = JSON.stringify(together)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, { together, members: [each] })
    else group.members.push(each)
  }
  return [...groups.values()]
}

function togetherOf({ occasion, policy }: ScoredOccasion): Together {
  switch (occasion.facts.occasion) {
    case 'adopted':
      return { of: 'uses', rule: policy.scoring.severalUses }
    case 'instructed':
      return { of: 'instructions', rule: policy.scoring.severalInstructions }
    default:
      return { of: 'uses', rule: { kind: 'sum' } }
  }
}

/**
 * The lines of the period. What the item brought in earlier periods stays as it was: a higher use of today brings only
 * by how much it is higher, so that the months add up to the year.
 */
function groupLines({ together, members }: Group, item: ItemOfUnit): LedgerLine[] {
  const { from } = item.span
  const [only, ...others] = members
  if (only !== undefined && others.length === 0) {
    return only.at < from ? [] : [toLine(only, stepsOf(only, [], item), item)]
  }
  const before = members.filter(({ at }) => at < from)
  const standings = standingsOf(together, members)
  const standingsBefore = standingsOf(together, before)
  const valueOf = (each: ScoredOccasion, all: Map<string, ScoreStep[]>) =>
    applySteps(stepsOf(each, all.get(each.key) ?? [], item))
  const countedBefore = before.reduce(
    (sum, each) => sum + valueOf(each, standingsBefore) - valueOf(each, standings),
    0,
  )
  return members
    .filter(({ at }) => at >= from)
    .map((each) => {
      const standing = standings.get(each.key) ?? []
      const steps = stepsOf(each, standing, item)
      const isOverEarlier = standing.length === 0 && countedBefore !== 0
      return toLine(
        each,
        isOverEarlier ? [...steps, { kind: 'counted_before', hundredths: countedBefore }] : steps,
        item,
      )
    })
}

function stepsOf(
  { steps, policy }: ScoredOccasion,
  standing: readonly ScoreStep[],
  { record, unitId }: ItemOfUnit,
): ScoreStep[] {
  const ofItem = [...steps, ...standing]
  const isWithoutParts = ofItem.some(({ kind }) => kind === 'suppressed' || kind === 'joint_fixed')
  if (isWithoutParts) return ofItem
  const rule = policy.scoring.jointItems
  return [...ofItem, ...partSteps(record, { unitId, rule, whole: applySteps(ofItem) })]
}

function toLine(
  { key, at, occasion, policy, rule }: ScoredOccasion,
  steps: ScoreStep[],
  { unitId, record }: ItemOfUnit,
): LedgerLine {
  return {
    key,
    unitId,
    policyVersion: policy.version,
    ruleId: rule.id,
    ruleName: rule.name,
    at,
    period: null,
    itemId: record.itemId,
    inputs: occasion.inputs,
    steps,
    hundredths: applySteps(steps),
    confirmation: null,
    ...(occasion.by === undefined ? {} : { confirmedBy: [occasion.by] }),
  }
}
