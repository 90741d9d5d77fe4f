import { assertNever } from '../assert-never.ts'
import { multiplyHalfUp, toHundredths, type Hundredths } from './hundredths.ts'
import type { ScoreStep } from './score-step.ts'

/** What a chain of steps comes to; each step rounds half-up to hundredths. */
export function applySteps(steps: readonly ScoreStep[]): Hundredths {
  return steps.reduce(applyStep, 0)
}

function applyStep(before: Hundredths, step: ScoreStep): Hundredths {
  switch (step.kind) {
    case 'points':
    case 'joint_fixed':
    case 'sum_before':
      return step.hundredths
    case 'times':
      return multiplyHalfUp(before, toHundredths(step.factor), 100)
    case 'count':
      return before * step.count
    case 'share':
      return multiplyHalfUp(before, toHundredths(step.percent), 10_000)
    case 'divide':
      return multiplyHalfUp(before, 1, step.by)
    case 'remainder':
      return before + step.hundredths
    case 'counted_before':
      return before - step.hundredths
    case 'year_limit':
      return Math.sign(before) * Math.min(Math.abs(before), Math.max(0, step.limit - step.used)) + 0
    case 'suppressed':
    case 'miss':
      return 0
    case 'floor':
      return Math.max(before, step.hundredths)
    case 'ceiling':
      return Math.min(before, step.hundredths)
    // 全年计零分 takes points away: it does not forgive a sum below nothing.
    case 'veto':
      return Math.min(before, 0)
    default:
      return assertNever(step)
  }
}
