import { describe, expect } from 'vitest'
import type { Period } from '../../../../src/domain/calendar/period.ts'
import { NATIONAL_CALENDAR } from '../../../../src/domain/calendar/working-calendar.ts'
import type { Policy } from '../../../../src/domain/policy/policy.ts'
import type { ItemRecord } from '../../../../src/domain/record/item-record.ts'
import { ledgerOf } from '../../../../src/domain/score/ledger.ts'
import type { ScoreEntry } from '../../../../src/domain/score/score-entry.ts'
import { shanghai } from '../../../support/make-ids.ts'
import { AFTERWARDS, itSays, makeRecords, makeUse, UNIT } from './support.ts'

describe('points', () => {
  itSays(
    'XY-23',
    '对进入全省先进行列的县区,给予全年总成绩加50分的奖励',
    'a county gets 50 in the year once two have said so',
    (policy) => {
      expect(pointsOf(policy, 'county', [], [makeEntry()])).toBe(50)
      expect(pointsOf(policy, 'county', [], [makeEntry({ confirmation: { status: 'open' } })])).toBe(0)
      expect(pointsOf(policy, 'department', [], [makeEntry()])).toBe(0)
    },
  )

  itSays(
    'XY-50',
    '要在信息成绩考核时,适当加分,予以鼓励',
    'a problem item gets nothing while nobody says how much',
    (policy) => {
      expect(pointsOf(policy, 'county', used('problem'), [])).toBe(0)
    },
  )

  itSays(
    'XY-54',
    '凡是重大突发性信息发生漏报、迟报、误报的,取消其全市政务信息工作先进单位、先进个人的评选资格',
    'a lost award costs no points',
    (policy) => {
      const late = makeEntry({ occasion: 'urgent_missed' })
      expect(pointsOf(policy, 'county', [], [makeEntry(), late])).toBe(50)
      expect(policy.unstated).toContain('deductions')
    },
  )
})

describe('money is no points', () => {
  itSays(
    'GS-08',
    '规定未完成报送任务每条扣罚100元,超额1条奖励100元',
    'no item and no gap changes a sum',
    (policy) => {
      expect(pointsOf(policy, 'city', used('news'), [])).toBe(0)
      expect(policy.unstated).toEqual(expect.arrayContaining(['scoring', 'deductions']))
    },
  )

  itSays('ES-04', '累计发放宣传信息奖金6万元', 'no item changes a sum', (policy) => {
    expect(pointsOf(policy, 'party', used('news'), [])).toBe(0)
  })
})

describe('points without numbers are none', () => {
  itSays(
    'BT-33',
    '对未能及时完成工作任务、敷衍了事应付工作的单位给予不同程度的扣分',
    'nothing is taken',
    (policy) => {
      expect(pointsOf(policy, 'county', [], [makeEntry({ occasion: 'commission_failed' })])).toBe(0)
    },
  )

  itSays('WZ-16', '今年我市将参照区政府实行计分办法', 'another document has the points', (policy) => {
    expect(pointsOf(policy, 'county', used('research'), [])).toBe(0)
  })

  itSays(
    'RZ-23',
    '结合省信息考核计分办法改革的实际,突出“报国办信息”这个重点',
    'a weight without a number weighs nothing',
    (policy) => {
      expect(pointsOf(policy, 'county', used('research'), [])).toBe(0)
    },
  )
})

function used(category: ItemRecord['category']) {
  return makeRecords(3, { category, uses: [makeUse('2026-11-18', { level: 'province' })] })
}

function pointsOf(policy: Policy, classId: string, records: ItemRecord[], entries: ScoreEntry[]): number {
  const ledger = ledgerOf({
    policies: [policy],
    units: [{ id: UNIT, classId }],
    period: '2026' as Period,
    records,
    entries,
    calendar: NATIONAL_CALENDAR,
    now: AFTERWARDS,
  })
  return (ledger.units[0]?.hundredths ?? 0) / 100
}

function makeEntry(changes: Partial<ScoreEntry> = {}): ScoreEntry {
  const at = shanghai('2026-12-20T10:00')
  return {
    id: `entry-${changes.occasion ?? 'other'}`,
    unitId: UNIT,
    itemId: null,
    occasion: 'other',
    at,
    words: '进入全省先进行列',
    evidence: '全省通报',
    points: null,
    enteredBy: 'bianji',
    enteredAt: at,
    confirmation: { status: 'confirmed', by: 'guanli', at },
    ...changes,
  }
}
