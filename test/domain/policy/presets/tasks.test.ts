import { describe, expect } from 'vitest'
import { figureOf, printFigure, type Figure } from '../../../../src/domain/figures/figure.ts'
import { rateOf } from '../../../../src/domain/figures/rate.ts'
import { itSays, makeRecords, makeUse, missingOf, officerOf, unitOf } from './support.ts'

describe('tasks of each class in a month', () => {
  itSays('DT-16', '各县每月上报信息不少于15条', 'a county with 14 in a month misses one', (policy) => {
    const records = makeRecords(14)
    expect(missingOf(policy, unitOf('county'), '2026-11', records)).toEqual({ 'county-month': 1 })
    expect(missingOf(policy, unitOf('county'), '2026-10', records)).toEqual({ 'county-month': 15 })
  })

  itSays('DT-17', '市直各部门每月上报信息不少于8条', 'a department has done with 8 of any kind', (policy) => {
    const records = [...makeRecords(7), ...makeRecords(1, { category: 'research' })]
    expect(missingOf(policy, unitOf('department'), '2026-11', records)).toEqual({ 'department-month': 0 })
    expect(missingOf(policy, unitOf('department'), '2026-11', records.slice(1))).toEqual({
      'department-month': 1,
    })
  })

  itSays('DT-18', '驻同有关单位不少于5条', 'a stationed unit with 4 misses one', (policy) => {
    expect(missingOf(policy, unitOf('stationed'), '2026-11', makeRecords(4))).toEqual({
      'stationed-month': 1,
    })
  })
})

describe('tasks by kind in days, weeks and months', () => {
  const BT_07 = '日报送动态类信息至少2—4条,周报送综合类信息至少1篇,月报送问题类、调研类信息至少1篇'

  itSays(
    'BT-07',
    BT_07,
    'one item of news on a Monday misses one, none on a Sunday misses none',
    (policy) => {
      const records = makeRecords(1, { day: '2026-11-16' })
      expect(missingOf(policy, unitOf('county'), '2026-11-16', records)['county-day']).toBe(1)
      expect(missingOf(policy, unitOf('county'), '2026-11-15', [])['county-day']).toBe(0)
      expect(policy.quotas.find(({ id }) => id === 'county-day')?.aim).toBe(4)
    },
  )

  itSays('BT-07', BT_07, 'each week its 综合, whatever else was sent', (policy) => {
    const ofWeek = (records: Parameters<typeof missingOf>[3]) =>
      missingOf(policy, unitOf('department'), '2026-W47', records)['department-week']
    expect(ofWeek(makeRecords(9))).toBe(1)
    expect(ofWeek(makeRecords(1, { category: 'roundup' }))).toBe(0)
    expect(ofWeek(makeRecords(1, { category: 'roundup', day: '2026-11-23' }))).toBe(1)
  })

  itSays('BT-07', BT_07, 'a 问题 or a 调研 fills the month, not one of each', (policy) => {
    const ofMonth = (records: Parameters<typeof missingOf>[3]) =>
      missingOf(policy, unitOf('county'), '2026-11', records)['county-month']
    expect(ofMonth(makeRecords(1, { category: 'problem' }))).toBe(0)
    expect(ofMonth(makeRecords(1, { category: 'research' }))).toBe(0)
    expect(ofMonth(makeRecords(3, { category: 'experience' }))).toBe(1)
  })

  itSays(
    'LT-16',
    '坚持每天上传4条以上文字信息',
    'three texts on the site on a Sunday miss one; the bulletin is no site',
    (policy) => {
      const onSite = makeRecords(3, { uses: [makeUse('2026-11-15', { outlet: '县政府网站' })] })
      const elsewhere = makeRecords(2, { uses: [makeUse('2026-11-15', { outlet: '平凉信息' })] })
      const missing = missingOf(policy, { kind: 'office' }, '2026-11-15', [...onSite, ...elsewhere])
      expect(missing).toEqual({ 'site-day': 1 })
    },
  )
})

describe('tasks of each person', () => {
  const HN_08 = '每年至少撰写或组织各类信息稿件4篇'
  const LT_25 = '政务信息员每人每月至少要向政府办报送5条以上政务信息,其中要有1条有质量、有见地的综合分析信息'

  itSays('HN-08', HN_08, 'an officer with 3 in a year misses one; no unit has the task', (policy) => {
    const records = [...makeRecords(2, { day: '2026-02-10' }), ...makeRecords(1, { day: '2026-12-30' })]
    expect(missingOf(policy, officerOf('unit'), '2026', records)).toEqual({ 'officer-year': 1 })
    expect(missingOf(policy, unitOf('unit'), '2026', records)).toEqual({})
  })

  itSays('LT-25', LT_25, 'five items without an analysis miss the analysis', (policy) => {
    const missing = missingOf(policy, officerOf('town'), '2026-11', makeRecords(5))
    expect(missing).toEqual({ 'officer-month': 0, 'officer-month-analysis': 1 })
  })

  itSays('LT-25', LT_25, 'the analysis is one of the five and not a sixth', (policy) => {
    const records = [...makeRecords(4), ...makeRecords(1, { category: 'roundup' })]
    const missing = missingOf(policy, officerOf('town'), '2026-11', records)
    expect(missing).toEqual({ 'officer-month': 0, 'officer-month-analysis': 0 })
  })
})

describe('tasks that an earlier figure sets', () => {
  itSays(
    'ZK-09',
    '在发稿数量不能少于去年的情况下,要提高质量',
    'six printed after seven the year before miss one',
    (policy) => {
      const before = makeRecords(7, { day: '2025-03-10', uses: [makeUse('2025-03-11')] })
      const printed = makeRecords(6, { day: '2026-03-10', uses: [makeUse('2026-03-11')] })
      const unprinted = makeRecords(5, { day: '2026-03-10' })
      const records = [...before, ...printed, ...unprinted]
      expect(missingOf(policy, unitOf('unit'), '2026', records)).toEqual({ 'not-below-last-year': 1 })
      expect(missingOf(policy, unitOf('unit'), '2026', records.slice(1))).toEqual({
        'not-below-last-year': 0,
      })
    },
  )

  itSays(
    'XY-06',
    '被省政府办公厅采用信息415条,占年目标任务的208%',
    'the year asks for 200, the only number that gives 208 %',
    (policy) => {
      const used = makeRecords(199, { uses: [makeUse('2026-06-10', { level: 'province' })] })
      const inCity = makeRecords(5, { uses: [makeUse('2026-06-10', { level: 'city' })] })
      expect(missingOf(policy, { kind: 'office' }, '2026', [...used, ...inCity])).toEqual({
        'province-year': 1,
      })
      const percentOf = (task: number) =>
        printFigure(rateOf(figureOf(415, '条'), figureOf(task, '条')) as Figure)
      expect([199, 200, 201].map(percentOf)).toEqual(['209%', '208%', '206%'])
    },
  )
})

describe('a task without a number is none', () => {
  itSays(
    'ZY-05',
    '将信息目标任务量化分解到单位、到人,实行动态管理',
    'nobody misses anything, and the division is not called unsaid',
    (policy) => {
      expect(missingOf(policy, unitOf('town'), '2026', [])).toEqual({})
      expect(policy.unstated).toContain('quotas')
      expect(policy.unstated).not.toContain('breakdown')
    },
  )

  itSays(
    'C4-16',
    '将信息编写量、采用量分解到人、落实到科室',
    'an officer and a section miss nothing',
    (policy) => {
      expect(missingOf(policy, officerOf('section'), '2026', [])).toEqual({})
      expect(missingOf(policy, unitOf('section'), '2026', [])).toEqual({})
      expect(policy.unstated).not.toContain('breakdown')
    },
  )
})
