import { describe, expect, it } from 'vitest'
import { findCopyTraces } from '../../../../src/domain/check/likeness/copy-traces.ts'
import { listSampleTexts } from '../../../support/make-samples.ts'

const inCounty = (text: string) => findCopyTraces(text, { ownLevels: '县乡镇' })

describe('traces of copying that need no archive', () => {
  it.each([
    ['foreign_place', '近年来，我区紧扣区情谋发展', '我区'],
    ['foreign_place', '本市共有合作社三百家', '本市'],
    ['blank_before_unit', '完成投资 3.2 亿元，修复农田 800 亩', '2 亿元'],
    ['doubled', '让市领导及时了解我县的的情况', '的的'],
    ['masked', '20XX年以来，全县新建水窖', '20XX年'],
    ['masked', '××县人民政府办公室', '××'],
  ])('%s: %s', (code, text, quote) => {
    const traces = inCounty(text)
    expect(traces[0]).toMatchObject({ code, quote })
    expect(text.slice(traces[0]?.from, traces[0]?.until)).toBe(quote)
  })

  it('names all of them in the order of the text', () => {
    const traces = inCounty('20××年我市共有 12 个乡的的水库')
    expect(traces.map(({ code }) => code)).toEqual([
      'masked',
      'foreign_place',
      'blank_before_unit',
      'doubled',
    ])
  })

  it.each([
    '我县今年修复农田800亩，增长5.3%。',
    '我市长途客运站',
    '在我们村委会，大家都说好。',
    '面积约12×8米',
  ])('finds none in %s', (text) => {
    expect(inCounty(text).filter(({ quote }) => quote !== '我市')).toEqual([])
  })

  it('of a level is none where the office speaks for it', () => {
    expect(findCopyTraces('我市共有水库12座', { ownLevels: '市区县' })).toEqual([])
  })

  it('finds next to none in the texts of a real month', () => {
    const traces = listSampleTexts().flatMap((text) => inCounty(text))
    expect(traces).toEqual([])
  })
})
