import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JointItems } from '../../../src/domain/policy/score-rule.ts'
import type { UseShare } from '../../../src/domain/record/item-record.ts'
import { ledgerOf } from '../../../src/domain/score/ledger.ts'
import { itemIdOf, unitIdOf } from '../../support/make-ids.ts'
import {
  arithmeticOf,
  inputOf,
  instructed,
  ledgerWith,
  makeRecord,
  pointsFor,
  pointsOf,
  scoringPolicy,
  used,
} from '../../support/make-ledger.ts'

const policyWith = (jointItems: JointItems, points = 5) =>
  scoringPolicy([pointsFor('adopted', points)], { scoring: { jointItems } })
const EQUAL: JointItems = { kind: 'equal' }
const partOf = (percent: number, others: number[], isMain = false): UseShare => ({
  percent,
  parts: others.length + 1,
  isMain,
  others,
})
/** A composite that was not used, and a leader's instruction on it. */
const instructedWith = (share: UseShare, n = 1) =>
  makeRecord({ itemId: itemIdOf(n), instructions: [{ ...instructed('own_main', '2026-03-12'), share }] })
const recordWith = (share: UseShare, n = 1) =>
  makeRecord({ itemId: itemIdOf(n), uses: [{ ...used('county', '2026-03-12'), share }] })

describe('a source of a composite', () => {
  it('gets its share of what the use brings, and the arithmetic says so', () => {
    const unit = ledgerWith({ policy: policyWith(EQUAL), records: [recordWith(partOf(40, [60]))] })
    expect(arithmeticOf(unit.lines)).toEqual(['5 × 40% = 2'])
    expect(pointsOf(unit)).toBe(2)
  })

  it('that is the main one gets what rounding leaves over', () => {
    const main = recordWith(partOf(33.34, [33.33, 33.33], true))
    const unit = ledgerWith({ policy: policyWith(EQUAL, 0.1), records: [main] })
    expect(arithmeticOf(unit.lines)).toEqual(['0.1 × 33.34% + 0.01 = 0.04'])
  })

  it('gets the policy’s fixed points where it does not divide', () => {
    const unit = ledgerWith({
      policy: policyWith({ kind: 'fixed', points: 2 }),
      records: [recordWith(partOf(40, [60]))],
    })
    expect(pointsOf(unit)).toBe(2)
  })

  it('whose names are of two units divides its part among them, and only its part', () => {
    const joint = {
      ...recordWith(partOf(50, [50])),
      shares: [1, 2].map((n) => ({ unitId: unitIdOf(n), isMain: n === 1, percent: 50 })),
    }
    const unit = ledgerWith({ policy: policyWith(EQUAL, 8), records: [joint] })
    expect(arithmeticOf(unit.lines)).toEqual(['8 × 50% × 50% = 2'])
  })

  it('that was also used by itself has the whole of that use', () => {
    const record = { ...recordWith(partOf(40, [60])) }
    const both = { ...record, uses: [...record.uses, used('city', '2026-03-12')] }
    expect(pointsOf(ledgerWith({ policy: policyWith(EQUAL), records: [both] }))).toBe(7)
  })
})

describe('a leader’s instruction on a composite', () => {
  const policyOf = (jointItems: JointItems) =>
    scoringPolicy([pointsFor('instructed', 10)], { scoring: { jointItems } })

  it('brings each source its share, and says so', () => {
    const unit = ledgerWith({ policy: policyOf(EQUAL), records: [instructedWith(partOf(40, [60]))] })
    expect(arithmeticOf(unit.lines)).toEqual(['10 × 40% = 4'])
  })

  it('is divided by the shares also where a use brings the same fixed points to each', () => {
    const policy = policyOf({ kind: 'fixed', points: 2 })
    expect(pointsOf(ledgerWith({ policy, records: [instructedWith(partOf(50, [50]))] }))).toBe(5)
  })

  it('beside one on the source itself goes by the rule for several instructions', () => {
    const record = instructedWith(partOf(40, [60]))
    const both = { ...record, instructions: [...record.instructions, instructed('own_main', '2026-03-20')] }
    const policy = scoringPolicy([pointsFor('instructed', 10)], {
      scoring: { jointItems: EQUAL, severalInstructions: 'each' },
    })
    expect(pointsOf(ledgerWith({ policy, records: [both] }))).toBe(14)
  })
})

it('whatever the shares, all sources together get what the use or the instruction brings, in any order', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 6 })
  const dividing = fc.oneof(
    fc.constant(EQUAL),
    fc.record({ kind: fc.constant('weighted' as const), mainPercent: fc.integer({ min: 0, max: 100 }) }),
  )
  fc.assert(
    fc.property(
      cuts,
      fc.integer({ min: 1, max: 3000 }),
      dividing,
      fc.boolean(),
      fc.boolean(),
      (cuts, hundredths, rule, turned, isUse) => {
        const edges = [0, ...[...cuts].sort((a, b) => a - b), 10_000]
        const percents = edges.slice(1).map((edge, index) => (edge - (edges[index] ?? 0)) / 100)
        const records = percents.map((percent, index) => {
          const others = percents.filter((_, other) => other !== index)
          return {
            ...(isUse ? recordWith : instructedWith)(partOf(percent, others, index === 0), index + 1),
            unitId: unitIdOf((index % 3) + 1),
          }
        })
        const { units } = ledgerOf(
          inputOf({
            policy: scoringPolicy([pointsFor(isUse ? 'adopted' : 'instructed', hundredths / 100)], {
              scoring: { jointItems: rule },
            }),
            units: [1, 2, 3].map((n) => ({ id: unitIdOf(n), classId: 'town' })),
            records: turned ? [...records].reverse() : records,
          }),
        )
        expect(units.reduce((sum, unit) => sum + unit.hundredths, 0)).toBe(hundredths)
      },
    ),
  )
})
