import type { JointItems } from '../policy/score-rule.ts'
import type { UseShare } from '../record/item-record.ts'
import { applySteps } from './apply-steps.ts'
import { toHundredths, type Hundredths } from './hundredths.ts'
import type { ScoreStep } from './score-step.ts'

/**
 * What an item gets of the use of a composite or of an instruction (批示) on it: the share that the editor wrote, which
 * the policy's division proposed; a policy of fixed points gives each source of a use the same, and divides an
 * instruction by the shares, for it says nothing of instructions. What rounding leaves over goes to the main source, so that all
 * sources together get what the use brings. None for an item by itself.
 */
export function compositeSteps(
  share: UseShare | undefined,
  { rule, whole, isUse = true }: { rule: JointItems; whole: Hundredths; isUse?: boolean },
): ScoreStep[] {
  if (share === undefined) return []
  if (rule.kind === 'fixed' && isUse) return [fixedStep(rule)]
  const own = shareStep(share.percent)
  if (!share.isMain) return [own]
  const partOf = (percent: number) => applySteps([{ kind: 'points', hundredths: whole }, shareStep(percent)])
  const left = whole - [share.percent, ...share.others].reduce((sum, percent) => sum + partOf(percent), 0)
  return left === 0 ? [own] : [own, { kind: 'remainder', hundredths: left }]
}

export function fixedStep({ points }: Extract<JointItems, { kind: 'fixed' }>): ScoreStep {
  return { kind: 'joint_fixed', hundredths: toHundredths(points) }
}

function shareStep(percent: number): ScoreStep {
  return { kind: 'share', percent, of: 'composite' }
}
