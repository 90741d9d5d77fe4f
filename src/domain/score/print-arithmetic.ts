import { assertNever } from '../assert-never.ts'
import { applySteps } from './apply-steps.ts'
import { printPoints } from './hundredths.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { ScoreStep, Suppression } from './score-step.ts'

/** A step that sets a new value instead of calculating on: it is printed with its reason. */
type Jump = Extract<
  ScoreStep,
  { kind: 'joint_fixed' | 'year_limit' | 'suppressed' | 'floor' | 'ceiling' | 'veto' | 'miss' }
>

/**
 * The arithmetic of a line for screens, circulars and answers to appeals: `15 × 60% = 9`, `128 → 120（不高于 120）`.
 * `sayReason` gives the words in brackets; left out, they are Chinese.
 */
export function printArithmetic(
  { steps }: Pick<LedgerLine, 'steps'>,
  sayReason: (jump: Jump) => string = sayReasonInChinese,
): string {
  let text = ''
  let isOpen = false
  steps.forEach((step, index) => {
    if (isJump(step)) {
      const before = applySteps(steps.slice(0, index))
      const after = applySteps(steps.slice(0, index + 1))
      const result = isOpen ? ` = ${printPoints(before)}` : ''
      const arrow = index === 0 ? printPoints(after) : `${result} → ${printPoints(after)}`
      text += `${arrow}（${sayReason(step)}）`
      isOpen = false
    } else {
      text += index === 0 ? printFirst(step) : ` ${printOperation(step)}`
      isOpen = index > 0
    }
  })
  return isOpen ? `${text} = ${printPoints(applySteps(steps))}` : text
}

/** Whether there is more to say of a line than its points: a fixed rule alone brings `2`, and `2` below it says nothing. */
export function hasArithmetic({ steps }: Pick<LedgerLine, 'steps'>): boolean {
  return steps.length > 1 || steps.some(isJump)
}

function isJump(step: ScoreStep): step is Jump {
  return ['joint_fixed', 'year_limit', 'suppressed', 'floor', 'ceiling', 'veto', 'miss'].includes(step.kind)
}

function printFirst(step: Exclude<ScoreStep, Jump>): string {
  return 'hundredths' in step ? printPoints(step.hundredths) : printOperation(step)
}

function printOperation(step: Exclude<ScoreStep, Jump>): string {
  switch (step.kind) {
    case 'points':
    case 'sum_before':
      return printPoints(step.hundredths)
    case 'times':
      return `× ${step.factor}`
    case 'count':
      return `× ${step.count}`
    case 'share':
      return `× ${step.percent}%`
    case 'divide':
      return `÷ ${step.by}`
    case 'remainder':
      return `${step.hundredths < 0 ? '−' : '+'} ${printPoints(Math.abs(step.hundredths))}`
    case 'counted_before':
      return `${step.hundredths < 0 ? '+' : '−'} ${printPoints(Math.abs(step.hundredths))}`
    default:
      return assertNever(step)
  }
}

/** The reasons as a circular of an office would put them. */
export function sayReasonInChinese(jump: Jump): string {
  switch (jump.kind) {
    case 'joint_fixed':
      return '联合稿件每个单位分值相同'
    case 'year_limit':
      return `本项全年最多 ${printPoints(jump.limit)}，此前已计 ${printPoints(jump.used)}`
    case 'floor':
      return `不低于 ${printPoints(jump.hundredths)}`
    case 'ceiling':
      return `不高于 ${printPoints(jump.hundredths)}`
    case 'veto':
      return `一票否决：${jump.times} 次`
    case 'miss':
      return `有 ${jump.missed} 期未完成任务，所得基础分作废`
    case 'suppressed':
      return saySuppression(jump)
    default:
      return assertNever(jump)
  }
}

function saySuppression(suppression: Suppression): string {
  switch (suppression.because) {
    case 'highest_only':
      return '同一稿件多次采用只计最高一次'
    case 'highest_rank_only':
      return '同一稿件多次批示只计最高层级'
    case 'once_per_rank':
      return '同一层级的批示只计一次'
    case 'open':
      return '尚未经第二人确认，不计分'
    case 'refused':
      return '第二人未予确认，不计分'
    case 'no_rule':
      return '计分办法未规定，不计分'
    case 'not_met':
      return '未完成任务，不计分'
    case 'unresolved':
      return `所依据的计分项 ${suppression.ruleId} 不能得出分值`
    default:
      return assertNever(suppression)
  }
}
