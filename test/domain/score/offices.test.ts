import { describe, expect, it } from 'vitest'
import type { Period } from '../../../src/domain/calendar/period.ts'
import { ANY_RECORD } from '../../../src/domain/policy/quota-rule.ts'
import type { ItemRecord } from '../../../src/domain/record/item-record.ts'
import { ledgerOf } from '../../../src/domain/score/ledger.ts'
import { shanghai, unitIdOf } from '../../support/make-ids.ts'
import {
  arithmeticOf,
  bound,
  forTask,
  inputOf,
  instructed,
  ledgerWith,
  makeEntry,
  makeRecord,
  on,
  pointsFor,
  pointsOf,
  scoringPolicy,
  threshold,
  used,
  veto,
} from '../../support/make-ledger.ts'
import { makeQuota } from '../../support/make-policy.ts'

/** So many reports in each of the months. */
const reports = (byMonth: Record<string, number>): ItemRecord[] =>
  Object.entries(byMonth).flatMap(([month, count]) =>
    Array.from({ length: count }, () => makeRecord({ reportedAt: on(`${month}-05`) })),
  )
const MONTHS = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)

describe('Weekly model: "≥ 2 a week: 1; each extra 1; one miss cancels the base of the period"', () => {
  const weekly = (missCancels: 'month' | null, mostPerYear: number | null = null) =>
    scoringPolicy(
      [
        forTask({
          id: 'base',
          quotaId: 'weekly',
          when: { kind: 'met', points: 1 },
          missCancels,
          mostPerYear,
        }),
        forTask({ id: 'extra', quotaId: 'weekly', when: { kind: 'per_extra', points: 1 } }),
      ],
      {
        quotas: [
          makeQuota({
            id: 'weekly',
            scope: { kind: 'unit_class', unitClassId: 'town' },
            period: 'week',
            filter: ANY_RECORD,
            minimum: 2,
          }),
        ],
      },
    )
  /** So many in each of the four weeks of March and the first two of April; Mondays of those weeks. */
  const MONDAYS = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30', '2026-04-06']
  const perWeek = (...counts: number[]): ItemRecord[] =>
    counts.flatMap((count, index) =>
      Array.from({ length: count }, () => makeRecord({ reportedAt: on(MONDAYS[index] ?? '') })),
    )
  const month = (period: string, records: ItemRecord[], now = '2026-05-20', policy = weekly('month')) =>
    ledgerWith({ policy, records, period: period as Period, now: shanghai(`${now}T00:00`) })

  it('four weeks met bring four, and one item above them one more', () => {
    expect(pointsOf(month('2026-03', perWeek(2, 2, 3, 2)))).toBe(5)
  })

  it('one week missed takes back what the others brought, and nothing of what came above', () => {
    const unit = month('2026-03', perWeek(2, 1, 3, 2))
    expect(pointsOf(unit)).toBe(1)
    const taken = unit.lines.find(({ inputs }) => inputs.kind === 'miss')
    expect(arithmeticOf(taken === undefined ? [] : [taken])).toEqual([
      '3 → 0（有 1 期未完成任务，所得基础分作废）',
    ])
    expect(taken).toMatchObject({ hundredths: -300, period: '2026-03', inputs: { missed: 1 } })
  })

  it('the next month begins anew, and months add up to the year', () => {
    const records = perWeek(2, 1, 2, 2, 2, 2)
    expect(pointsOf(month('2026-03', records, '2026-04-13'))).toBe(0)
    expect(pointsOf(month('2026-04', records, '2026-04-13'))).toBe(2)
    expect(pointsOf(month('2026', records, '2026-04-13'))).toBe(2)
  })

  it('a week that is not over has missed nothing', () => {
    expect(pointsOf(month('2026-03', perWeek(2, 2, 2, 1), '2026-03-25'))).toBe(3)
    expect(pointsOf(month('2026-03', perWeek(2, 2, 2, 1), '2026-03-30'))).toBe(0)
  })

  it('what was taken back uses up nothing of the most a year', () => {
    const records = perWeek(2, 1, 2, 2, 2, 2)
    const now = '2026-04-13'
    expect(pointsOf(month('2026', records, now, weekly('month', 2)))).toBe(2)
    expect(pointsOf(month('2026', records, now, weekly(null, 2)))).toBe(2)
    expect(pointsOf(month('2026-04', records, now, weekly(null, 2)))).toBe(0)
  })

  it('without the operator each week stands for itself', () => {
    expect(pointsOf(month('2026-03', perWeek(2, 1, 3, 2), '2026-05-20', weekly(null)))).toBe(4)
  })
})

describe('Changshan county 2014: "10 per month if the floor is met, at most 120 a year; towns ≥ 8 short items a month"', () => {
  const quotas = [
    makeQuota({
      id: 'short',
      scope: { kind: 'unit_class', unitClassId: 'town' },
      filter: { ...ANY_RECORD, categories: ['news'] },
      minimum: 8,
    }),
  ]
  const base = (mostPerYear: number) =>
    scoringPolicy([forTask({ quotaId: 'short', when: { kind: 'met', points: 10 }, mostPerYear })], { quotas })
  const every = (count: number) => reports(Object.fromEntries(MONTHS.map((month) => [month, count])))

  it('a town with eight each month has 120 at the year’s end', () => {
    expect(pointsOf(ledgerWith({ policy: base(120), records: every(8) }))).toBe(120)
  })

  it('a month with seven brings nothing, and says so', () => {
    const records = reports({ '2026-01': 8, '2026-02': 7 })
    const { lines } = ledgerWith({ policy: base(120), records, now: shanghai('2026-03-01T00:00') })
    expect(arithmeticOf(lines)).toEqual(['10', '10 → 0（未完成任务，不计分）'])
    expect(lines[1]?.inputs).toMatchObject({ target: 8, count: 7, missing: 1 })
  })

  it('a month that has not ended is not missed yet, and is met as soon as it is', () => {
    const now = shanghai('2026-02-20T00:00')
    const few = ledgerWith({ policy: base(120), records: reports({ '2026-02': 7 }), now })
    const enough = ledgerWith({ policy: base(120), records: reports({ '2026-02': 8 }), now })
    expect(arithmeticOf(few.lines)).toEqual(['10 → 0（未完成任务，不计分）'])
    expect(arithmeticOf(enough.lines)).toEqual(['10 → 0（未完成任务，不计分）', '10'])
  })

  it('the cap cuts what is above it, and the line shows how much was used up before', () => {
    const unit = ledgerWith({ policy: base(35), records: every(8) })
    expect(pointsOf(unit)).toBe(35)
    expect(arithmeticOf(unit.lines).slice(2, 5)).toEqual([
      '10',
      '10 → 5（本项全年最多 35，此前已计 30）',
      '10 → 0（本项全年最多 35，此前已计 35）',
    ])
  })

  it('the cap of the year holds in the ledger of a month too', () => {
    const april = ledgerWith({ policy: base(35), records: every(8), period: '2026-04' as never })
    expect(pointsOf(april)).toBe(5)
  })

  it('“5 / 10 / 30 by periodical”, “20; single item 50”', () => {
    const policy = scoringPolicy([
      pointsFor('adopted', 30, { levels: ['county'], outlets: ['领导参阅'] }),
      pointsFor('adopted', 5, { levels: ['county'] }),
      pointsFor('adopted', 50, { levels: ['city'], forms: ['single'] }),
      pointsFor('adopted', 20, { levels: ['city'] }),
    ])
    const uses = [
      used('county', '2026-03-01', { outlet: '领导参阅' }),
      used('county', '2026-03-02'),
      used('city', '2026-03-03', { form: 'single' }),
      used('city', '2026-03-04'),
    ]
    expect(pointsOf(ledgerWith({ policy, records: [makeRecord({ uses })] }))).toBe(105)
  })

  it('gives nothing for tasks while numbers are switched off', () => {
    const policy = { ...base(120), hasQuantityTargets: false }
    expect(ledgerWith({ policy, records: every(8) }).lines).toEqual([])
  })
})

describe('Quzhou city: "via city × 2", "via city: × 5", "joint items split equally, no double counting; separate classes"', () => {
  const policy = scoringPolicy([
    pointsFor('adopted', 3, { levels: ['city'], unitClassIds: ['town'], id: 'city-town' }),
    pointsFor('adopted', 2, { levels: ['city'], id: 'city' }),
    pointsFor('adopted', { times: 2, rule: 'city' }, { levels: ['province'] }),
    pointsFor('adopted', { times: 5, rule: 'city' }, { levels: ['state_council'] }),
  ])

  it('what the province took through the city brings twice the city’s points, the State Council office five times', () => {
    const uses = [used('province', '2026-03-01'), used('state_council', '2026-03-02')]
    const { lines } = ledgerWith({ policy, records: [makeRecord({ uses })] })
    expect(arithmeticOf(lines)).toEqual(['2 × 2 = 4', '2 × 5 = 10'])
  })

  it('each class has its own table', () => {
    const records = [1, 2].map((n) => makeRecord({ unitId: unitIdOf(n), uses: [used('city', '2026-03-01')] }))
    const units = [
      { id: unitIdOf(1), classId: 'town' },
      { id: unitIdOf(2), classId: 'department' },
    ]
    expect(ledgerOf(inputOf({ policy, records, units })).units.map(pointsOf)).toEqual([3, 2])
  })

  it('three units of one item get a third each, and the main one the hundredth that is left', () => {
    const shares = [1, 2, 3].map((n) => ({ unitId: unitIdOf(n), isMain: n === 2, percent: null }))
    const units = [1, 2, 3].map((n) => ({ id: unitIdOf(n), classId: 'department' }))
    const records = [makeRecord({ shares, uses: [used('state_council', '2026-03-02')] })]
    const ledger = ledgerOf(inputOf({ policy, records, units }))
    expect(ledger.units.map(({ lines }) => arithmeticOf(lines))).toEqual([
      ['2 × 5 ÷ 3 = 3.33'],
      ['2 × 5 ÷ 3 + 0.01 = 3.34'],
      ['2 × 5 ÷ 3 = 3.33'],
    ])
  })
})

describe('County bureau sections: "≥ 15 a year: 50, else 0"', () => {
  const policy = scoringPolicy([threshold({ least: 15, points: 50, otherwise: 0 })])

  it('fifteen bring 50', () => {
    expect(pointsOf(ledgerWith({ policy, records: reports({ '2026-02': 15 }) }))).toBe(50)
  })

  it('fourteen bring nothing when the year is over, and the line says of how many', () => {
    const { lines } = ledgerWith({ policy, records: reports({ '2026-02': 14 }) })
    expect(arithmeticOf(lines)).toEqual(['50 → 0（未完成任务，不计分）'])
    expect(lines[0]?.inputs).toEqual({ kind: 'threshold', measure: 'reported', least: 15, count: 14 })
  })

  it('fourteen say nothing yet while the year lasts', () => {
    const now = shanghai('2026-11-20T10:00')
    expect(ledgerWith({ policy, records: reports({ '2026-02': 14 }), now }).lines).toEqual([])
  })

  it('“not adopted = 0”: with a threshold of adopted items an item counts once, at its first use', () => {
    const policy = scoringPolicy([threshold({ measure: 'adopted', least: 2, otherwise: -5 })])
    const uses = [used('county', '2026-03-01'), used('city', '2026-03-02')]
    const unit = ledgerWith({ policy, records: [makeRecord({ uses }), makeRecord()] })
    expect(arithmeticOf(unit.lines)).toEqual(['−5'])
  })

  it('“several publications add up”, “county 10 … province 40”', () => {
    const policy = scoringPolicy([
      pointsFor('adopted', 10, { levels: ['city'] }),
      pointsFor('adopted', 20, { levels: ['province'] }),
      pointsFor('instructed', 40, { ranks: ['province'] }),
    ])
    const record = makeRecord({
      uses: [used('city', '2026-03-01'), used('province', '2026-03-02')],
      instructions: [instructed('province', '2026-04-01')],
    })
    expect(pointsOf(ledgerWith({ policy, records: [record] }))).toBe(70)
  })
})

describe('District approval bureau: "late −1, each missing −1, wording error notified −2"; "start 6 per quarter"', () => {
  const quotas = [
    makeQuota({
      id: 'quarter',
      scope: { kind: 'unit_class', unitClassId: 'town' },
      period: 'quarter',
      filter: ANY_RECORD,
      minimum: 6,
    }),
  ]
  const policy = scoringPolicy(
    [
      forTask({ quotaId: 'quarter', when: { kind: 'per_missing', points: -1 } }),
      pointsFor('commission_on_time', 2),
      pointsFor('commission_late', -1),
      pointsFor('wording_error', -2),
    ],
    { quotas },
  )

  it('four of six in a quarter cost two points when the quarter is over', () => {
    const unit = ledgerWith({ policy, records: reports({ '2026-02': 4 }), now: shanghai('2026-04-01T00:00') })
    expect(arithmeticOf(unit.lines)).toEqual(['−1 × 2 = −2'])
  })

  it('a deduction stands when a second person has confirmed it', () => {
    const entries = [
      makeEntry({ occasion: 'commission_late' }),
      makeEntry({ occasion: 'wording_error' }),
      makeEntry({ occasion: 'wording_error', confirmation: { status: 'open' } }),
      makeEntry({ occasion: 'commission_on_time' }),
    ]
    expect(pointsOf(ledgerWith({ policy, entries, now: on('2026-03-31') }))).toBe(-1)
  })

  it('a quarter’s task settles in its last month, so that the months add up to the year', () => {
    const records = reports({ '2026-02': 4 })
    const ofMonth = (month: string) => ledgerWith({ policy, records, period: month as never }).hundredths
    expect(MONTHS.map(ofMonth).filter((sum) => sum !== 0)).toEqual([-200, -600, -600, -600])
    expect(MONTHS.reduce((sum, month) => sum + ofMonth(month), 0)).toBe(
      ledgerWith({ policy, records }).hundredths,
    )
  })
})

describe('A city: "two failed commissions → year score 0" (两次约稿未完成, 全年计零分)', () => {
  const policy = scoringPolicy([pointsFor('reported', 1), pointsFor('commission_failed', -3), veto({})])
  const records = reports({ '2026-02': 9 })

  it('one failure costs its points', () => {
    expect(pointsOf(ledgerWith({ policy, records, entries: [makeEntry()] }))).toBe(6)
  })

  it('the second brings the year to nothing, and its line shows what it was before', () => {
    const unit = ledgerWith({ policy, records, entries: [makeEntry({ id: 'a' }), makeEntry({ id: 'b' })] })
    expect(pointsOf(unit)).toBe(0)
    expect(arithmeticOf(unit.lines).pop()).toBe('3 → 0（一票否决：2 次）')
    expect(unit.lines[unit.lines.length - 1]?.inputs).toMatchObject({ entryIds: ['a', 'b'] })
  })

  it('a failure that nobody has confirmed vetoes nothing', () => {
    const entries = [makeEntry(), makeEntry({ confirmation: { status: 'open' } })]
    expect(pointsOf(ledgerWith({ policy, records, entries }))).toBe(6)
  })

  it('failures of two years are no two of one', () => {
    const entries = [makeEntry(), makeEntry({ at: on('2025-12-31') })]
    expect(pointsOf(ledgerWith({ policy, records, entries }))).toBe(6)
  })

  it('does not forgive a sum below nothing, and no floor lifts it', () => {
    const entries = [makeEntry(), makeEntry()]
    expect(pointsOf(ledgerWith({ policy, entries }))).toBe(-6)
    const withFloor = scoringPolicy([...policy.scoring.rules, bound({ floor: 20 })])
    expect(pointsOf(ledgerWith({ policy: withFloor, records, entries }))).toBe(0)
  })
})

describe('Composite: "main 60 %, others share 40 %", "main contributor more"', () => {
  const shares = [1, 2, 3].map((n) => ({ unitId: unitIdOf(n), isMain: n === 1, percent: null }))
  const units = [1, 2, 3].map((n) => ({ id: unitIdOf(n), classId: 'town' }))
  const policy = scoringPolicy([pointsFor('adopted', 15)], {
    scoring: { jointItems: { kind: 'weighted', mainPercent: 60 } },
  })
  const uses = [used('province', '2026-03-01')]

  it('the main unit has 60 %, the two others 20 % each', () => {
    const ledger = ledgerOf(inputOf({ policy, units, records: [makeRecord({ shares, uses })] }))
    expect(ledger.units.map(({ lines }) => arithmeticOf(lines))).toEqual([
      ['15 × 60% = 9'],
      ['15 × 40% ÷ 2 = 3'],
      ['15 × 40% ÷ 2 = 3'],
    ])
  })

  it('shares that the office agreed on go before the policy’s rule', () => {
    const agreed = shares.map((share, index) => ({ ...share, percent: [50, 33.33, 16.67][index] ?? 0 }))
    const ledger = ledgerOf(inputOf({ policy, units, records: [makeRecord({ shares: agreed, uses })] }))
    expect(ledger.units.map(pointsOf)).toEqual([7.5, 5, 2.5])
  })

  it('“composite 3 per unit”: a fixed number for each, and its instruction is divided', () => {
    const fixed = scoringPolicy([pointsFor('adopted', 15), pointsFor('instructed', 30)], {
      scoring: { jointItems: { kind: 'fixed', points: 3 } },
    })
    const record = makeRecord({ shares, uses, instructions: [instructed('province', '2026-04-01')] })
    const [first] = ledgerOf(inputOf({ policy: fixed, units, records: [record] })).units
    expect(arithmeticOf(first?.lines ?? [])).toEqual(['15 → 3（联合稿件每个单位分值相同）', '30 ÷ 3 = 10'])
  })

  it('an item of one unit is not divided', () => {
    expect(pointsOf(ledgerWith({ policy, records: [makeRecord({ uses })] }))).toBe(15)
  })
})

describe('Model rule: "monthly task missed −30"; weekly model: "each extra 1"', () => {
  const quotas = [
    makeQuota({ scope: { kind: 'unit_class', unitClassId: 'town' }, filter: ANY_RECORD, minimum: 2 }),
  ]

  it('a month that was missed costs 30 once', () => {
    const policy = scoringPolicy([forTask({ when: { kind: 'missed', points: -30 } })], { quotas })
    const now = shanghai('2026-03-01T00:00')
    expect(pointsOf(ledgerWith({ policy, records: reports({ '2026-01': 2 }), now }))).toBe(-30)
  })

  it('each item above the task brings one', () => {
    const policy = scoringPolicy([forTask({ when: { kind: 'per_extra', points: 1 } })], { quotas })
    const unit = ledgerWith({ policy, records: reports({ '2026-01': 5 }) })
    expect(arithmeticOf(unit.lines)).toEqual(['1 × 3 = 3'])
  })
})

describe('C4: "将信息编写量、采用量分解到人", and BT: "日报送动态类信息至少2—4条"', () => {
  const scope = { kind: 'unit_class' as const, unitClassId: 'town' }

  it('a task of both is met only when both are, and each item that is missing of either is one', () => {
    const quotas = [makeQuota({ scope, measure: 'both', minimum: 3, adoptedMinimum: 2 })]
    const policy = scoringPolicy([forTask({ when: { kind: 'per_missing', points: -1 } })], { quotas })
    const records = [1, 2].map((n) =>
      makeRecord({ reportedAt: on('2026-01-05'), uses: n === 1 ? [used('county', '2026-01-06')] : [] }),
    )
    const unit = ledgerWith({ policy, records, now: shanghai('2026-02-01T00:00') })
    expect(arithmeticOf(unit.lines)).toEqual(['−1 × 2 = −2'])
  })

  it('a daily task of working days is missed on no day off', () => {
    const quotas = [makeQuota({ scope, period: 'day', minimum: 2, isWorkingDaysOnly: true })]
    const policy = scoringPolicy([forTask({ when: { kind: 'missed', points: -1 } })], { quotas })
    const ofDay = (day: string) => ledgerWith({ policy, period: day as never })
    // 1 October 2026 is a holiday, the Saturday 10 October is worked for it.
    expect(
      ['2026-10-01', '2026-10-09', '2026-10-10', '2026-10-11'].map((day) => pointsOf(ofDay(day))),
    ).toEqual([0, -1, -1, 0])
  })

  it('a task of one unit is scored for that unit alone', () => {
    const quotas = [makeQuota({ scope: { kind: 'unit', unitId: unitIdOf(2) } })]
    const policy = scoringPolicy([forTask({ when: { kind: 'missed', points: -1 } })], { quotas })
    const units = [1, 2].map((n) => ({ id: unitIdOf(n), classId: 'town' }))
    expect(ledgerOf(inputOf({ policy, units })).units.map(pointsOf)).toEqual([0, -12])
  })
})

describe('floor and ceiling', () => {
  const rules = [pointsFor('reported', 10), pointsFor('urgent_concealed', -20)]

  it('a sum above the ceiling is cut, and the line shows before and after', () => {
    const policy = scoringPolicy([...rules, bound({ ceiling: 100, floor: 0 })])
    const unit = ledgerWith({ policy, records: reports({ '2026-02': 13 }) })
    expect(pointsOf(unit)).toBe(100)
    expect(unit.lines[unit.lines.length - 1]).toMatchObject({ ruleId: 'bound', hundredths: -3000 })
    expect(arithmeticOf(unit.lines).pop()).toBe('130 → 100（不高于 100）')
  })

  it('a sum below the floor is lifted', () => {
    const policy = scoringPolicy([...rules, bound({ floor: 0 })])
    const unit = ledgerWith({ policy, entries: [makeEntry({ occasion: 'urgent_concealed' })] })
    expect(arithmeticOf(unit.lines)).toEqual(['−20', '−20 → 0（不低于 0）'])
  })

  it('a sum between the two has no line', () => {
    const policy = scoringPolicy([...rules, bound({ ceiling: 100, floor: 0 })])
    expect(ledgerWith({ policy, records: reports({ '2026-02': 3 }) }).lines).toHaveLength(3)
  })

  it('of a month comes before that of the year', () => {
    const policy = scoringPolicy([
      ...rules,
      bound({ id: 'year', ceiling: 15 }),
      bound({ id: 'month', period: 'month', ceiling: 10 }),
    ])
    const unit = ledgerWith({ policy, records: reports({ '2026-02': 2, '2026-03': 2 }) })
    expect(arithmeticOf(unit.lines.filter(({ inputs }) => inputs.kind === 'bound'))).toEqual([
      '20 → 10（不高于 10）',
      '20 → 10（不高于 10）',
      '20 → 15（不高于 15）',
    ])
  })

  it('of a month takes nothing from what the year settles in December', () => {
    const policy = scoringPolicy([
      ...rules,
      threshold({ least: 2, points: 50 }),
      bound({ period: 'month', ceiling: 10 }),
    ])
    expect(pointsOf(ledgerWith({ policy, records: reports({ '2026-12': 2 }) }))).toBe(60)
  })
})
