import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bound } from '../../../src/domain/figures/bound.ts'
import { figureOf, printFigure } from '../../../src/domain/figures/figure.ts'
import {
  addRemainder,
  findPartFaults,
  type Breakdown,
  type Counted,
} from '../../../src/domain/figures/parts.ts'
import { printParts } from '../../../src/domain/figures/print-parts.ts'
import { isRefused } from '../../../src/domain/figures/refusal.ts'

const count = (name: string, value: number, breakdowns?: Breakdown[]): Counted => ({
  name,
  figure: figureOf(value, '条'),
  breakdowns,
})
const bounded = (name: string, value: number, bound: Bound): Counted => ({
  name,
  figure: figureOf(value, '条', bound),
})
const disjoint = (...parts: Counted[]): Breakdown => ({ kind: 'disjoint', parts })
const nested = (...parts: Counted[]): Breakdown => ({ kind: 'nested', parts })

describe('disjoint parts', () => {
  const [notices, bodies, report] = [count('通知公告', 121), count('机构信息', 4), count('年度报告', 1)]

  it('add up to their whole', () => {
    expect(findPartFaults(count('公开信息', 126, [disjoint(notices, bodies, report)]))).toEqual([])
  })

  it('are refused with the difference when they come to less or to more', () => {
    const [less] = findPartFaults(count('公开信息', 126, [disjoint(notices, bodies)]))
    expect(less).toEqual({
      status: 'rejected',
      code: 'figure.parts_do_not_add_up',
      whole: '公开信息',
      difference: figureOf(1, '条'),
    })
    const [more] = findPartFaults(count('公开信息', 120, [disjoint(notices, bodies)]))
    expect(more).toMatchObject({ difference: figureOf(-5, '条') })
  })

  it('get 其他 for what is left where the caller asks for it', () => {
    const parts = addRemainder(count('公开信息', 126), [notices, bodies])
    expect(isRefused(parts) ? [] : parts.map(({ name, figure }) => name + printFigure(figure))).toEqual([
      '通知公告121条',
      '机构信息4条',
      '其他1条',
    ])
  })

  it('get no 其他 of 0, and are refused when they are too many', () => {
    expect(addRemainder(count('公开信息', 125), [notices, bodies])).toEqual([notices, bodies])
    expect(addRemainder(count('公开信息', 120), [notices, bodies])).toMatchObject({
      code: 'figure.parts_do_not_add_up',
      difference: figureOf(-5, '条'),
    })
  })

  it('are checked in each breakdown of one whole, and in wholes within it', () => {
    const inner = count('上报', 10, [disjoint(count('省', 3), count('市', 6))])
    const whole = count('编发', 12, [disjoint(inner, count('未上报', 2)), disjoint(count('乡镇', 13))])
    expect(findPartFaults(whole).map((fault) => 'whole' in fault && fault.whole)).toEqual(['上报', '编发'])
  })

  it('are refused when they count something else', () => {
    const whole = count('编发', 12, [disjoint({ name: '专报', figure: figureOf(12, '期') })])
    expect(findPartFaults(whole)).toEqual([
      { status: 'rejected', code: 'figure.units_differ', units: ['条', '期'] },
    ])
  })

  it('always add up with their remainder, and never otherwise', () => {
    const values = fc.array(fc.nat(500), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(values, fc.nat(50), (numbers, rest) => {
        const parts = numbers.map((value, index) => count(`第${index}`, value))
        const whole = count(
          '全部',
          numbers.reduce((a, b) => a + b, rest),
        )
        const filled = addRemainder(whole, parts)
        if (isRefused(filled)) throw new Error('parts that are too few are not refused')
        expect(findPartFaults({ ...whole, breakdowns: [disjoint(...filled)] })).toEqual([])
        expect(findPartFaults({ ...whole, breakdowns: [disjoint(...parts)] })).toHaveLength(
          rest === 0 ? 0 : 1,
        )
      }),
    )
  })
})

describe('nested parts', () => {
  it('may overlap and leave something over', () => {
    const whole = count('报省市', 1603, [
      nested(count('省采用', 1), count('市采用', 506), count('网站', 1200)),
    ])
    expect(findPartFaults(whole)).toEqual([])
  })

  it('do not exceed that in which they are', () => {
    expect(findPartFaults(count('报省市', 500, [nested(count('市采用', 506))]))).toEqual([
      {
        status: 'rejected',
        code: 'figure.part_exceeds_whole',
        whole: '报省市',
        part: '市采用',
        difference: figureOf(6, '条'),
      },
    ])
  })

  it('are followed through a chain', () => {
    const national = count('国办采用', 47, [nested(count('批示', 48))])
    const whole = count('编发', 3000, [nested(count('省采用', 388, [nested(national)]))])
    expect(findPartFaults(whole)).toMatchObject([{ whole: '国办采用', part: '批示' }])
  })

  it('of another unit are compared only when a rule says so', () => {
    const instructed = { name: '批示', figure: figureOf(57, '期次') }
    const issues = (mayUnitsDiffer: boolean, value = 76): Counted => ({
      name: '专报',
      figure: figureOf(value, '期'),
      breakdowns: [{ kind: 'nested', parts: [instructed], mayUnitsDiffer }],
    })
    expect(findPartFaults(issues(false))).toMatchObject([{ code: 'figure.units_differ' }])
    expect(findPartFaults(issues(true))).toEqual([])
    expect(findPartFaults(issues(true, 56))).toMatchObject([{ code: 'figure.part_exceeds_whole' }])
  })
})

describe('parts with bounds', () => {
  it('are refused only when no true numbers would do', () => {
    const over3000 = (...parts: Counted[]): Counted => ({
      ...bounded('编发', 3000, 'over'),
      breakdowns: [disjoint(...parts)],
    })
    expect(findPartFaults(over3000(count('甲', 3012)))).toEqual([])
    expect(findPartFaults(over3000(count('甲', 3000)))).toHaveLength(1)
    expect(findPartFaults(over3000(count('甲', 2990)))).toHaveLength(1)
    expect(findPartFaults(over3000(count('甲', 2990), bounded('乙', 10, 'over')))).toEqual([])
  })

  it('may be as many as the whole that is a little more', () => {
    const whole = (bound: Bound): Counted => ({
      ...bounded('编发', 30, bound),
      breakdowns: [nested(count('采用', 30))],
    })
    expect(findPartFaults(whole('over'))).toEqual([])
    expect(findPartFaults(whole('nearly'))).toMatchObject([{ code: 'figure.part_exceeds_whole' }])
  })

  it('keep what is known of the remainder', () => {
    const parts = addRemainder(count('公开信息', 126), [bounded('通知公告', 100, 'over')])
    expect(isRefused(parts) ? undefined : parts[1]).toEqual(bounded('其他', 26, 'nearly'))
  })
})

describe('parts in print', () => {
  it('follow their whole, and what is in them stands in brackets', () => {
    const leaders: Counted = { name: '主要领导批示', figure: figureOf(48, '期次') }
    const whole = count('报送', 108, [
      nested(count('专报', 76), {
        name: '领导批示',
        figure: figureOf(57, '期次'),
        breakdowns: [nested(leaders)],
      }),
    ])
    expect(printParts(whole)).toBe('报送108条，其中专报76条、领导批示57期次（其中主要领导批示48期次）')
  })

  it('are left out where there are none', () => {
    expect(printParts(count('报送', 0, [nested()]))).toBe('报送0条')
  })
})
