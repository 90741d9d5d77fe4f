import { describe, expect, it } from 'vitest'
import type { Month } from '../../../src/domain/calendar/month.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import type { OccasionRule } from '../../../src/domain/policy/score-rule.ts'
import type { ScoreEntry } from '../../../src/domain/score/score-entry.ts'
import {
  isKnownPeriod,
  pointPeriods,
  pointsIn,
  type LedgerLine,
} from '../../../src/field/stores/own-points.ts'
import type { FullStandingAt } from '../../../src/field/stores/standing.ts'
import { NOW, shanghai, unitIdOf } from '../../support/make-ids.ts'
import { at, makeRecord, november } from '../../support/make-month.ts'
import { makePolicy } from '../../support/make-policy.ts'

const any = {
  unitClassIds: null,
  categories: null,
  origins: null,
  levels: null,
  outlets: null,
  forms: null,
  ranks: null,
}
const ruleOf = (id: string, occasion: OccasionRule['occasion'], points: number): OccasionRule => ({
  kind: 'occasion',
  id,
  name: id,
  occasion,
  match: any,
  points: { kind: 'fixed', points },
  statement: null,
})
const policy: Policy = {
  ...makePolicy(),
  scoring: {
    ...makePolicy().scoring,
    rules: [ruleOf('采用', 'adopted', 5), ruleOf('迟交', 'commission_late', -2)],
  },
}
const use = { at: NOW, level: 'county', outlet: '望澜政务信息', form: 'single' } as const
const late: ScoreEntry = {
  id: 'entry-1',
  unitId: unitIdOf(1),
  itemId: null,
  occasion: 'commission_late',
  at: NOW,
  words: '约稿迟交一天',
  evidence: '约稿通知第 3 号',
  points: null,
  enteredBy: '编辑甲',
  enteredAt: NOW,
  confirmation: { status: 'open' },
}

function standing(changes: Partial<FullStandingAt['standing']> = {}): FullStandingAt {
  const base = at({ policies: [policy] })
  return { ...base, standing: { ...base.standing, entries: [], appeals: [], closedPeriods: [], ...changes } }
}

const records = [
  makeRecord(1, { uses: [use] }),
  makeRecord(2, { authorId: null, uses: [use] }),
  makeRecord(3, { uses: [{ ...use, at: shanghai('2026-10-09T09:00') }] }),
]

describe('the points of a unit', () => {
  it('are the sum of the unit, and of it what own items brought', () => {
    const points = pointsIn(november, standing({ records }))
    expect([points.sum, points.ownSum, points.lines.length]).toEqual([1000, 500, 2])
  })

  it('list an entry that nobody has confirmed apart, and never count it', () => {
    const points = pointsIn(november, standing({ records, entries: [late] }))
    expect([points.sum, points.lines.length]).toEqual([1000, 2])
    expect(points.uncounted.map(({ line }) => line.hundredths)).toEqual([0])
  })

  it('count it once a second person has confirmed it', () => {
    const confirmation = { status: 'confirmed', by: '编辑乙', at: NOW } as const
    const points = pointsIn(november, standing({ records, entries: [{ ...late, confirmation }] }))
    expect([points.sum, points.lines.length, points.uncounted.length]).toEqual([800, 3, 0])
  })

  it('show an objection at its own line and at no other', () => {
    const { lines } = pointsIn(november, standing({ records }))
    const [first, second] = lines.map(({ line }) => line.key)
    const appeal = {
      id: 'a',
      unitId: unitIdOf(1),
      lineKey: first ?? '',
      words: '漏计',
      madeBy: '王采',
      madeAt: NOW,
      answer: null,
      isWaiting: true,
    }
    const again = pointsIn(november, standing({ records, appeals: [appeal] })).lines
    expect(again.map(({ line, appeals }) => [line.key, appeals.length])).toEqual([
      [first, 1],
      [second, 0],
    ])
  })

  it('are none where the office has no rules for them', () => {
    expect(pointsIn(november, standing({ policies: [makePolicy()], records })).hasRules).toBe(false)
  })

  it('are those that were stored once the office has closed the period, and show which are of own items', () => {
    const [line] = pointsIn(november, standing({ records: records.slice(0, 1) })).lines
    const closed = {
      period: november,
      closedAt: NOW,
      unitId: unitIdOf(1),
      lines: line === undefined ? [] : [line.line],
      hundredths: 500,
    }
    const points = pointsIn(november, standing({ records, closedPeriods: [closed] }))
    expect([points.sum, points.ownSum, points.lines.length, points.closedAt]).toEqual([500, 500, 1, NOW])
    expect(pointsIn('2026-10' as Month, standing({ records, closedPeriods: [closed] })).closedAt).toBeNull()
  })

  it('of a closed month can be looked at although nothing else of it is known here', () => {
    const line = { at: shanghai('2025-03-01T09:00') } as LedgerLine
    const month = '2025-03' as Month
    const closed = { period: month, closedAt: NOW, unitId: unitIdOf(1), lines: [line], hundredths: 0 }
    expect(pointPeriods(standing({ closedPeriods: [closed] })).slice(-2)).toEqual(['2025', '2025-03'])
  })

  it('can be looked at by month and by year, as far back as there is something', () => {
    const past = standing({ records: [makeRecord(1, { reportedAt: shanghai('2025-12-03T09:00') })] })
    expect(pointPeriods(past).slice(-3)).toEqual(['2026-01', '2025', '2025-12'])
    expect([isKnownPeriod('2026', past), isKnownPeriod('2024', past)]).toEqual([true, false])
  })
})
