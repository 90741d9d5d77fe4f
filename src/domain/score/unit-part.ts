import { assertNever } from '../assert-never.ts'
import type { UnitId } from '../ids.ts'
import type { JointItems, ScoreOccasion } from '../policy/score-rule.ts'
import type { ItemRecord, UnitShare } from '../record/item-record.ts'
import { applySteps } from './apply-steps.ts'
import type { Hundredths } from './hundredths.ts'
import { compareTexts } from './occasion.ts'
import type { ScoreStep } from './score-step.ts'

/** Units among which the points of an item are divided; the item's own unit alone when it is not a joint one. */
export function unitsOf({ unitId, shares }: Pick<ItemRecord, 'unitId' | 'shares'>): UnitId[] {
  return shares.length === 0 ? [unitId] : [...new Set(shares.map((share) => share.unitId))]
}

/**
 * What a unit gets of the points of an item. Shares that the office agreed on go before the policy's rule. Parts are
 * rounded half-up, and what is then over or short goes to the main unit, so that all parts add up to the whole.
 */
export function partSteps(
  record: Pick<ItemRecord, 'unitId' | 'shares'>,
  { unitId, rule, whole }: { unitId: UnitId; rule: JointItems; whole: Hundredths },
): ScoreStep[] {
  if (unitsOf(record).length < 2) return []
  const main = mainUnitOf(record)
  const stepsFor = (each: UnitId) => divisionOf(record, { unitId: each, main, rule })
  const own = stepsFor(unitId)
  if (unitId !== main) return own
  const partOf = (each: UnitId) => applySteps([{ kind: 'points', hundredths: whole }, ...stepsFor(each)])
  const left = whole - unitsOf(record).reduce((sum, each) => sum + partOf(each), 0)
  return left === 0 ? own : [...own, { kind: 'remainder', hundredths: left }]
}

/**
 * Whether each unit of a joint item gets the same fixed points, whatever the use would bring: only for a use, and only
 * where the office agreed on no shares. Reports, instructions and what was passed up are then divided equally.
 */
export function hasFixedPart(
  record: Pick<ItemRecord, 'unitId' | 'shares'>,
  occasion: ScoreOccasion,
  rule: JointItems,
): rule is Extract<JointItems, { kind: 'fixed' }> {
  if (rule.kind !== 'fixed' || occasion !== 'adopted' || unitsOf(record).length < 2) return false
  return record.shares.some(({ percent }) => percent === null)
}

/** The one marked as main; else the unit that sent the item; else the first by its id. */
function mainUnitOf({ unitId, shares }: Pick<ItemRecord, 'unitId' | 'shares'>): UnitId {
  const byId = [...shares].sort((a, b) => compareTexts(a.unitId, b.unitId))
  const main = byId.find(({ isMain }) => isMain) ?? byId.find((share) => share.unitId === unitId) ?? byId[0]
  return main?.unitId ?? unitId
}

function divisionOf(
  record: Pick<ItemRecord, 'unitId' | 'shares'>,
  { unitId, main, rule }: { unitId: UnitId; main: UnitId; rule: JointItems },
): ScoreStep[] {
  const agreed = agreedPercent(record.shares, unitId)
  if (agreed !== null) return [{ kind: 'share', percent: agreed, of: 'unit' }]
  const count = unitsOf(record).length
  switch (rule.kind) {
    case 'equal':
    case 'fixed':
      return [{ kind: 'divide', by: count }]
    case 'weighted': {
      if (unitId === main) return [{ kind: 'share', percent: rule.mainPercent, of: 'unit' }]
      const rest: ScoreStep = { kind: 'share', percent: 100 - rule.mainPercent, of: 'unit' }
      return count === 2 ? [rest] : [rest, { kind: 'divide', by: count - 1 }]
    }
    default:
      return assertNever(rule)
  }
}

/** Null unless the office agreed on the share of every unit. */
function agreedPercent(shares: readonly UnitShare[], unitId: UnitId): number | null {
  if (shares.some(({ percent }) => percent === null)) return null
  return shares
    .filter((share) => share.unitId === unitId)
    .reduce((sum, { percent }) => sum + (percent ?? 0), 0)
}
