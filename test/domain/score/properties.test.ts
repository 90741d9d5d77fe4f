import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Period } from '../../../src/domain/calendar/period.ts'
import type { Scoring } from '../../../src/domain/policy/score-rule.ts'
import { LEADER_RANKS, LEVELS, USE_FORMS, type ItemRecord } from '../../../src/domain/record/item-record.ts'
import { applySteps } from '../../../src/domain/score/apply-steps.ts'
import { differencesBetween } from '../../../src/domain/score/differences.ts'
import { ledgerOf, type Ledger } from '../../../src/domain/score/ledger.ts'
import { itemIdOf, shanghai, unitIdOf } from '../../support/make-ids.ts'
import { inputOf, makeEntry, pointsFor, scoringPolicy, threshold } from '../../support/make-ledger.ts'

const UNITS = [1, 2, 3].map((n) => ({ id: unitIdOf(n), classId: 'town' }))
const RULES = [
  pointsFor('adopted', 7.35, { levels: ['province'], id: 'province' }),
  pointsFor('adopted', { times: 1.33, rule: 'province' }, { levels: ['state_council', 'ministry'] }),
  pointsFor('adopted', 2.01),
  pointsFor('instructed', 10, { ranks: ['national', 'province'] }),
  pointsFor('instructed', 3.33),
  pointsFor('passed_up', 5),
  pointsFor('reported', 1),
  pointsFor('commission_failed', -3),
  threshold({ period: 'month', least: 2, points: 4 }),
]

const at = fc.integer({ min: shanghai('2025-11-01T00:00'), max: shanghai('2027-01-01T00:00') })
const shares = fc
  .uniqueArray(fc.constantFrom(1, 2, 3), { maxLength: 3 })
  .chain((units) => fc.tuple(...units.map((n) => fc.record({ n: fc.constant(n), isMain: fc.boolean() }))))
  .map((parts) => parts.map(({ n, isMain }) => ({ unitId: unitIdOf(n), isMain, percent: null })))
const record = fc
  .record({
    n: fc.nat(1_000_000),
    unit: fc.constantFrom(1, 2, 3),
    category: fc.constantFrom('news' as const, 'research' as const),
    reportedAt: at,
    uses: fc.array(
      fc.record({
        at,
        level: fc.constantFrom(...LEVELS),
        outlet: fc.constantFrom('甲', '乙'),
        form: fc.constantFrom(...USE_FORMS),
      }),
      { maxLength: 4 },
    ),
    passedUp: fc.array(fc.record({ at, level: fc.constantFrom(...LEVELS) }), { maxLength: 2 }),
    instructions: fc.array(fc.record({ at, rank: fc.constantFrom(...LEADER_RANKS) }), { maxLength: 3 }),
    shares,
  })
  .map(({ n, unit, ...facts }): ItemRecord => ({
    ...facts,
    itemId: itemIdOf(n),
    unitId: unitIdOf(unit),
    authorId: null,
    section: null,
    origin: 'own',
    lastReportedAt: facts.reportedAt,
  }))
const records = fc.uniqueArray(record, { maxLength: 8, selector: ({ itemId }) => itemId })
const severalUses: fc.Arbitrary<Scoring['severalUses']> = fc.oneof(
  fc.constant({ kind: 'sum' as const }),
  fc.constant({ kind: 'highest' as const }),
  fc.record({ kind: fc.constant('highest_plus_share' as const), percent: fc.integer({ min: 0, max: 100 }) }),
)
const severalInstructions = fc.constantFrom<Scoring['severalInstructions'][]>(
  'each',
  'highest_rank',
  'once_per_rank',
)
const dividing: fc.Arbitrary<Scoring['jointItems']> = fc.oneof(
  fc.constant({ kind: 'equal' as const }),
  fc.record({ kind: fc.constant('weighted' as const), mainPercent: fc.integer({ min: 0, max: 100 }) }),
)
const scoring = fc.record({ severalUses, severalInstructions, jointItems: dividing })

const ledgerFor = (
  scoring: Partial<Scoring>,
  records: readonly ItemRecord[],
  { units = UNITS, period = '2026' } = {},
): Ledger =>
  ledgerOf(
    inputOf({
      policy: scoringPolicy(RULES, { scoring, validFrom: shanghai('2025-01-01T00:00') }),
      units,
      records,
      period: period as Period,
      entries: [makeEntry({ id: 'a' }), makeEntry({ id: 'b', unitId: unitIdOf(2) })],
    }),
  )
const sumOf = ({ units }: Ledger) => units.reduce((sum, { hundredths }) => sum + hundredths, 0)

describe('whatever the records and the way of counting', () => {
  it('the order of records, of their uses and of their shares does not matter', () => {
    const shuffled = records.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    )
    fc.assert(
      fc.property(scoring, shuffled, (scoring, [given, others]) => {
        const turned = others.map((record) => ({
          ...record,
          uses: [...record.uses].reverse(),
          passedUp: [...record.passedUp].reverse(),
          instructions: [...record.instructions].reverse(),
          shares: [...record.shares].reverse(),
        }))
        expect(ledgerFor(scoring, turned)).toEqual(ledgerFor(scoring, given))
      }),
    )
  })

  it('the parts of a joint item add up to what it would bring one unit alone', () => {
    fc.assert(
      fc.property(scoring, record, (scoring, joint) => {
        fc.pre(joint.shares.length > 0)
        const alone = { ...joint, shares: [] }
        const ofItem = (ledger: Ledger) =>
          ledger.units
            .flatMap(({ lines }) => lines)
            .filter(({ itemId }) => itemId === joint.itemId)
            .reduce((sum, { hundredths }) => sum + hundredths, 0)
        expect(ofItem(ledgerFor(scoring, [joint]))).toBe(ofItem(ledgerFor(scoring, [alone])))
      }),
    )
  })

  it('the months add up to the year', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)
    fc.assert(
      fc.property(scoring, records, (scoring, given) => {
        const sums = months.map((period) => sumOf(ledgerFor(scoring, given, { period })))
        expect(sums.reduce((total, sum) => total + sum, 0)).toBe(sumOf(ledgerFor(scoring, given)))
      }),
      { numRuns: 50 },
    )
  })

  it('each line is what its steps come to, and the sum what its lines come to', () => {
    fc.assert(
      fc.property(scoring, records, (scoring, given) => {
        for (const { lines, hundredths } of ledgerFor(scoring, given).units) {
          lines.forEach((line) => expect(applySteps(line.steps)).toBe(line.hundredths))
          expect(lines.reduce((sum, line) => sum + line.hundredths, 0)).toBe(hundredths)
          expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
        }
      }),
    )
  })

  it('a unit’s ledger is the same alone and among others', () => {
    fc.assert(
      fc.property(scoring, records, (scoring, given) => {
        const [first] = ledgerFor(scoring, given).units
        expect(ledgerFor(scoring, given, { units: UNITS.slice(0, 1) }).units).toEqual([first])
      }),
    )
  })

  it('the differences between two ledgers are the difference of their sums', () => {
    fc.assert(
      fc.property(scoring, scoring, records, (one, other, given) => {
        const before = ledgerFor(one, given)
        const after = ledgerFor(other, given)
        const found = differencesBetween(before, after)
        const moved = found.reduce((sum, unit) => sum + unit.after - unit.before, 0)
        expect(moved).toBe(sumOf(after) - sumOf(before))
        expect(differencesBetween(before, before)).toEqual([])
      }),
    )
  })
})
