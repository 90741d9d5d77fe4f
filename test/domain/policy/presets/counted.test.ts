import { describe, expect } from 'vitest'
import { dayOf } from '../../../../src/domain/calendar/day.ts'
import { periodBounds, type Period } from '../../../../src/domain/calendar/period.ts'
import { growthOf, printChange, type Change } from '../../../../src/domain/figures/change.ts'
import { figureOf, printFigure, type Figure } from '../../../../src/domain/figures/figure.ts'
import { findPartFaults, type Counted } from '../../../../src/domain/figures/parts.ts'
import { rateOf } from '../../../../src/domain/figures/rate.ts'
import { isRefused } from '../../../../src/domain/figures/refusal.ts'
import { fillTemplate } from '../../../../src/domain/figures/fill-template.ts'
import { countyOf, itSays, itTells } from './support.ts'

describe('units beside each other', () => {
  itSays(
    'FY-26',
    '实行一月一通报,每月定期通报信息上报、采用、得分和排名情况',
    'the month has counts and ranks, equal ones alike',
    (policy) => {
      const { units, reported } = countyOf(policy, '2026-05', [4, 9, 4, 1])
      expect(reported).toBe(18)
      expect(units.map(({ rank }) => rank.reported)).toEqual([2, 1, 2, 4])
    },
  )

  itSays(
    'BT-30',
    '对每一类网点信息得分排名最后的单位以适当形式予以通报',
    'a rank is one among the units of the class',
    (policy) => {
      const { units } = countyOf(policy, '2026-05', [3, 5])
      expect(units.map(({ rank }) => [rank.reported, rank.of])).toEqual([
        [2, 2],
        [1, 2],
      ])
      expect(policy.unitClasses.map(({ name }) => name)).toEqual(['旗县区', '部门', '政务科室'])
    },
  )

  itSays(
    'ES-05',
    '“季度统计、半年通报、全年排名、两年表彰”',
    'quarter, half-year and year count the same items',
    (policy) => {
      const counts = ['2026-Q2', '2026-H1', '2026'].map((period) => countyOf(policy, period, [2, 7]).reported)
      expect(counts).toEqual([9, 9, 9])
      expect(countyOf(policy, '2026-Q3', [2, 7]).reported).toBe(0)
    },
  )

  itSays(
    'C4-17',
    '采取周分析、月评比、季通报等措施',
    'week, month and quarter count the same items',
    (policy) => {
      const counts = ['2026-W21', '2026-05', '2026-Q2'].map(
        (period) => countyOf(policy, period, [3]).reported,
      )
      expect(counts).toEqual([3, 3, 3])
    },
  )

  itTells(
    'GS-19',
    '80%的信息是由20%的报送单位报送的',
    'a fifth of ten units and what it has are counted',
    (policy) => {
      const { concentration } = countyOf(policy, '2026', [50, 30, 5, 5, 4, 2, 2, 1, 1, 0])
      expect(concentration.reported).toEqual({ topUnits: 2, units: 10, top: 80, all: 100 })
    },
  )
})

describe('units that send nothing', () => {
  itTells('YL-04', '上半年未报送一条政务信息', 'the half-year names the unit', checkZero('2026-H1'))
  itTells(
    'B21-05',
    '个别部门出现了信息“躺平”现象,全年“颗粒无收”',
    'the year names the unit',
    checkZero('2026'),
  )
  itTells('CA-34', '去年少数单位考核分为零分,这是极不正常的', 'the year names the unit', checkZero('2026'))

  itTells(
    'CH-02',
    '有的部门甚至几个月不报送一条信息',
    'how long is too long is not said, so nobody is called silent',
    (policy) => {
      const { units } = countyOf(policy, '2026-11', [6])
      expect(units[0]?.warnings).toEqual(['zero'])
      expect(policy.unstated).toContain('silence')
    },
  )

  function checkZero(period: string) {
    return (policy: Parameters<typeof countyOf>[0]) => {
      const { units, participation } = countyOf(policy, period, [3, 0])
      expect(units.map(({ warnings }) => warnings)).toEqual([[], ['zero']])
      expect(participation.reported).toEqual({ taking: 1, units: 2 })
    }
  }
})

describe('figures that carry over', () => {
  itSays(
    'MG-01',
    '共公开信息126条,其中通知公告121条,机构信息4条,信息公开年度报告1条',
    'the parts make up the whole',
    () => {
      const whole = makeWhole(126, '条', [121, 4, 1], 'disjoint')
      expect(findPartFaults(whole)).toEqual([])
      expect(findPartFaults({ ...whole, figure: figureOf(125, '条') })).toHaveLength(1)
    },
  )

  itSays(
    'CD-03',
    '共接件1170件,受.1158件,办结通过1063件,其中即办件22件',
    'each is among the one before',
    () => {
      expect(findPartFaults(makeWhole(1170, '件', [1158], 'nested'))).toEqual([])
      expect(findPartFaults(makeWhole(1158, '件', [1063, 22], 'nested'))).toEqual([])
      expect(findPartFaults(makeWhole(1158, '件', [1170], 'nested'))).toHaveLength(1)
    },
  )

  itSays(
    'HB-03',
    '全年办理省政府信息公开申请778件,同比增长5%',
    'a growth of 5 % fits 741 the year before',
    () => {
      expect(printChange(growthOf(figureOf(778, '件'), figureOf(741, '件')) as Change)).toBe('增长5%')
    },
  )

  itSays(
    'HB-10',
    '报告中所列数据统计期限为2021年1月1日至12月31日',
    'a year begins and ends on these days',
    () => {
      const { from, until } = periodBounds('2021' as Period)
      expect([dayOf(from), dayOf(until - 1)]).toEqual(['2021-01-01', '2021-12-31'])
    },
  )

  itSays(
    'YC-01',
    '以前承诺20个工作日业务办结,现在提高到10的工作日',
    'half of 20 is a fall and no rise',
    () => {
      const change = growthOf(figureOf(10, '个工作日'), figureOf(20, '个工作日')) as Change
      expect(printChange(change)).toBe('下降50%')
    },
  )

  itTells(
    'RZ-04',
    '其中专报信息76期,市领导批示57期次',
    '期次 of 期 are divided only where the rule says so',
    () => {
      const [instructed, issues] = [figureOf(57, '期次'), figureOf(76, '期')]
      expect(isRefused(rateOf(instructed, issues) as Figure)).toBe(true)
      expect(printFigure(rateOf(instructed, issues, { mayUnitsDiffer: true }) as Figure)).toBe('75%')
    },
  )

  itTells('ZY-01', '全年共编发《政务信息》', 'a report with a gap is not printed', () => {
    expect(fillTemplate('全年共编发《政务信息》{{编发}}', { 编发: null })).toMatchObject({ names: ['编发'] })
  })
})

describe('what carries over and computes nothing', () => {
  const nothing = (policy: Parameters<typeof countyOf>[0]) => {
    expect(policy.unstated).toHaveLength(13)
    expect(countyOf(policy, '2026-05', [0]).units[0]?.lines).toEqual([])
  }
  itSays('SQ-15', '电子政务内网与外网实行物理隔离', 'no unit has a task', nothing)
  itSays('NPC-06', '把亮点放在跟踪问效、解决问题等实质性内容的深度挖掘上', 'no unit has a task', nothing)
  itSays('CD-14', '一次性告知补正事项', 'no unit has a task', nothing)
  itSays(
    'GH-01',
    '应填写《行政审批事项补正通知书》,一次性告知申请人需要补正的全部内容',
    'no unit has a task',
    nothing,
  )
})

function makeWhole(count: number, unit: string, parts: number[], kind: 'disjoint' | 'nested'): Counted {
  return {
    name: '合计',
    figure: figureOf(count, unit),
    breakdowns: [
      { kind, parts: parts.map((part, n) => ({ name: `其中${n}`, figure: figureOf(part, unit) })) },
    ],
  }
}
