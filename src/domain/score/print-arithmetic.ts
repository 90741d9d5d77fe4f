import { assertNever } from '../assert-never.ts'
import { applySteps } from './apply-steps.ts'
import { printPoints } from './hundredths.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { ScoreStep, Suppression } from './score-step.ts'

/** The words around the figures, in the language of the page. */
export interface ArithmeticWords {
  sayReason: (reason: ArithmeticReason) => string
  sayValue: (code: 'fixed' | 'entered', points: string) => string
}

/** A step that sets a new value instead of calculating on: it is printed with its reason. */
type Jump = Extract<
  ScoreStep,
  { kind: 'joint_fixed' | 'year_limit' | 'suppressed' | 'floor' | 'ceiling' | 'veto' | 'miss' }
>

/** Why a value was set anew: a stable code, and the values that its sentence names. Screens have the words. */
export interface ArithmeticReason {
  code: Exclude<Jump['kind'], 'suppressed'> | Suppression['because']
  values: Record<string, string | number>
}

/**
 * The arithmetic of a line for screens: `15 × 60% = 9`, `128 → 120（不高于 120）`. `sayReason` gives what follows a value
 * that was set anew, brackets included, in the language of the page.
 */
export function printArithmetic(
  { steps }: Pick<LedgerLine, 'steps'>,
  sayReason: (reason: ArithmeticReason) => string,
): string {
  let text = ''
  let isOpen = false
  steps.forEach((step, index) => {
    if (isJump(step)) {
      const before = applySteps(steps.slice(0, index))
      const after = applySteps(steps.slice(0, index + 1))
      const result = isOpen ? ` = ${printPoints(before)}` : ''
      const arrow = index === 0 ? printPoints(after) : `${result} → ${printPoints(after)}`
      text += arrow + sayReason(reasonOf(step))
      isOpen = false
    } else {
      text += index === 0 ? printFirst(step) : ` ${printOperation(step)}`
      isOpen = index > 0
    }
  })
  return isOpen ? `${text} = ${printPoints(applySteps(steps))}` : text
}

/**
 * The same with a value that nothing was calculated from said to be one: `fixed`, what the rule gives whatever happens;
 * `entered`, what a person entered with the entry itself.
 */
export function printLine(
  line: Pick<LedgerLine, 'steps' | 'ruleId'>,
  { sayReason, sayValue }: ArithmeticWords,
): string {
  if (hasArithmetic(line)) return printArithmetic(line, sayReason)
  return sayValue(line.ruleId === null ? 'entered' : 'fixed', printPoints(applySteps(line.steps)))
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

function reasonOf(jump: Jump): ArithmeticReason {
  switch (jump.kind) {
    case 'joint_fixed':
      return { code: jump.kind, values: {} }
    case 'year_limit':
      return { code: jump.kind, values: { limit: printPoints(jump.limit), used: printPoints(jump.used) } }
    case 'floor':
    case 'ceiling':
      return { code: jump.kind, values: { points: printPoints(jump.hundredths) } }
    case 'veto':
      return { code: jump.kind, values: { count: jump.times } }
    case 'miss':
      return { code: jump.kind, values: { count: jump.missed } }
    case 'suppressed':
      return { code: jump.because, values: jump.because === 'unresolved' ? { rule: jump.ruleId } : {} }
    default:
      return assertNever(jump)
  }
}
