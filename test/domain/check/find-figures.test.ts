import { describe, expect, it } from 'vitest'
import { findFigures } from '../../../src/domain/check/find-figures.ts'

const quotes = (text: string) => findFigures(text).map(({ quote }) => quote)

describe('the figures of a text', () => {
  it('stand with what they measure', () => {
    expect(quotes('全县已机收82千亩，占应收面积的83.5%，投入收割机1,240台，增收3.2亿元。')).toEqual([
      '82千亩',
      '83.5%',
      '1,240台',
      '3.2亿元',
    ])
    expect(quotes('上升2.1个百分点，惠及三分之二农户，每亩增收200-300元')).toEqual([
      '2.1个百分点',
      '三分之二',
      '200-300元',
    ])
  })

  it('are not dates, times of day, issues or numbers of documents', () => {
    expect(quotes('2026年11月20日9时30分，第31期，望政办〔2026〕12号，1-10月，10：30')).toEqual([])
  })

  it('keep the unit that stands after a blank', () => {
    expect(quotes('完成38 %，户均3 公斤，投入3.2 亿元，共 12 人')).toEqual([
      '38 %',
      '3 公斤',
      '3.2 亿元',
      '12 人',
    ])
    expect(quotes('2026 年 11 月')).toEqual([])
  })

  it('are no years that are left open', () => {
    expect(quotes('20XX年，20××年，20XX-20XX年')).toEqual([])
    expect(quotes('建成20×30米大棚')).toEqual(['20', '30米'])
  })

  it('are named by their place', () => {
    expect(findFigures('共12户、12人')).toEqual([
      { quote: '12户', from: 1, until: 4 },
      { quote: '12人', from: 5, until: 8 },
    ])
  })

  it('are none in a text without numbers', () => {
    expect(quotes('各乡镇认真部署秋冬种工作。')).toEqual([])
  })
})
