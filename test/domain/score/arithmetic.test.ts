import { describe, expect, it } from 'vitest'
import { applySteps } from '../../../src/domain/score/apply-steps.ts'
import { multiplyHalfUp, printPoints, toHundredths } from '../../../src/domain/score/hundredths.ts'
import {
  hasArithmetic,
  printArithmetic,
  printLine,
  type ArithmeticReason,
} from '../../../src/domain/score/print-arithmetic.ts'
import type { ScoreStep } from '../../../src/domain/score/score-step.ts'
import { sayReason } from '../../support/say-reason.ts'
import { pointsFor, ledgerWith, makeRecord, scoringPolicy, arithmeticOf } from '../../support/make-ledger.ts'

const points = (hundredths: number): ScoreStep => ({ kind: 'points', hundredths })

describe('points', () => {
  it('are whole hundredths: 0.1 and 0.2 make 0.3', () => {
    expect(toHundredths(0.1) + toHundredths(0.2)).toBe(toHundredths(0.3))
    expect(toHundredths(1.15)).toBe(115)
  })

  it('are rounded half-up by their amount (四舍五入), for deductions too', () => {
    expect(multiplyHalfUp(5, 1, 10)).toBe(1)
    expect(multiplyHalfUp(4, 1, 10)).toBe(0)
    expect(multiplyHalfUp(-5, 1, 10)).toBe(-1)
    expect(Object.is(multiplyHalfUp(-4, 1, 10), 0)).toBe(true)
  })

  it('are printed without needless zeros', () => {
    expect([250, -1000, 1, 0].map(printPoints)).toEqual(['2.5', '−10', '0.01', '0'])
  })
})

describe('the arithmetic of a line', () => {
  const printed = (...steps: ScoreStep[]) => printArithmetic({ steps }, sayReason)

  it('is printed as it is calculated', () => {
    expect(printed(points(1500), { kind: 'share', percent: 60, of: 'unit' })).toBe('15 × 60% = 9')
    expect(printed(points(200), { kind: 'times', factor: 2.5 }, { kind: 'divide', by: 2 })).toBe(
      '2 × 2.5 ÷ 2 = 2.5',
    )
  })

  it('goes on after a jump with what the jump set', () => {
    const steps: ScoreStep[] = [
      points(1500),
      { kind: 'joint_fixed', hundredths: 300 },
      { kind: 'share', percent: 50, of: 'use' },
    ]
    expect(applySteps(steps)).toBe(150)
    expect(printArithmetic({ steps }, sayReason)).toBe('15 → 3（联合稿件每个单位分值相同） × 50% = 1.5')
  })

  it('shows the result before it is suppressed', () => {
    expect(printed(points(500), { kind: 'count', count: 2 }, { kind: 'suppressed', because: 'open' })).toBe(
      '5 × 2 = 10 → 0（尚未经第二人确认，不计分）',
    )
  })

  it('of a single value says whether a rule fixed it or a person entered it', () => {
    const sayValue = (code: string, value: string) => `${code} ${value}`
    const steps = [points(500)]
    expect(printLine({ steps, ruleId: 'county' }, { sayReason, sayValue })).toBe('fixed 5')
    expect(printLine({ steps, ruleId: null }, { sayReason, sayValue })).toBe('entered 5')
    const calculated = [...steps, { kind: 'divide' as const, by: 2 }]
    expect(printLine({ steps: calculated, ruleId: 'county' }, { sayReason, sayValue })).toBe('5 ÷ 2 = 2.5')
  })

  it('of a fixed rule alone says no more than its points', () => {
    expect(hasArithmetic({ steps: [points(200)] })).toBe(false)
    expect(hasArithmetic({ steps: [points(200), { kind: 'count', count: 1 }] })).toBe(true)
    expect(hasArithmetic({ steps: [{ kind: 'suppressed', because: 'no_rule' }] })).toBe(true)
  })

  it('names its reason by a code and values, for the words of any language', () => {
    const reasons: ArithmeticReason[] = []
    const steps: ScoreStep[] = [
      points(12800),
      { kind: 'ceiling', hundredths: 12000 },
      { kind: 'veto', times: 2 },
    ]
    const text = printArithmetic({ steps }, (reason) => {
      reasons.push(reason)
      return ` (${reason.code})`
    })
    expect(text).toBe('128 → 120 (ceiling) → 0 (veto)')
    expect(reasons).toEqual([
      { code: 'ceiling', values: { points: '120' } },
      { code: 'veto', values: { count: 2 } },
    ])
  })
})

describe('a multiple', () => {
  const linesWith = (...rules: ReturnType<typeof pointsFor>[]) =>
    arithmeticOf(ledgerWith({ policy: scoringPolicy(rules), records: [makeRecord()] }).lines)

  it('of a multiple multiplies on', () => {
    expect(
      linesWith(
        pointsFor('reported', { times: 3, rule: 'b' }),
        pointsFor('adopted', { times: 2, rule: 'c' }, { id: 'b' }),
        pointsFor('instructed', 1.5, { id: 'c' }),
      ),
    ).toEqual(['1.5 × 2 × 3 = 9'])
  })

  it('of a rule that is not there or leads back brings nothing, and says why', () => {
    expect(linesWith(pointsFor('reported', { times: 3, rule: 'nobody' }))).toEqual([
      '0（所依据的计分项 nobody 不能得出分值）',
    ])
    expect(
      linesWith(
        pointsFor('reported', { times: 3, rule: 'b' }, { id: 'a' }),
        pointsFor('adopted', { times: 3, rule: 'a' }, { id: 'b' }),
      ),
    ).toEqual(['0（所依据的计分项 a 不能得出分值）'])
  })
})
