import { describe, expect, it } from 'vitest'
import { findCopyTraces } from '../../../../src/domain/check/likeness/copy-traces.ts'
import { listSampleTexts } from '../../../support/make-samples.ts'

const inCounty = (text: string) => findCopyTraces(text, { ownLevels: '县乡镇' })

describe('traces of copying that need no archive', () => {
  it.each([
    ['foreign_place', '近年来，我区紧扣区情谋发展', '我区'],
    ['foreign_place', '本市共有合作社三百家', '本市'],
    ['blank_before_unit', '完成投资 3.2 亿元，修复农田 800 亩', '3.2 亿元'],
    ['blank_before_unit', '增幅达 38 %', '38 %'],
    ['blank_before_unit', '增收1,200.5 万元', '1,200.5 万元'],
    ['blank_before_unit', '每亩省种 3 公斤', '3 公斤'],
    ['blank_before_unit', '提前 5 天完成', '5 天'],
    ['blank_before_unit', '新建学校 2 所', '2 所'],
    ['blank_before_unit', '拓宽道路 8 米', '8 米'],
    ['blank_before_unit', '2025 年以来', '2025 年'],
    ['blank_before_unit', '选派 12 名干部', '12 名'],
    ['foreign_place', '全市共有合作社三百家', '全市'],
    ['foreign_place', '截至目前，全区完成春播', '全区'],
    ['foreign_place', '张家口市宣化区今年新建大棚', '张家口市宣化区'],
    ['foreign_place', '入冬以来，河北省张家口市宣化区抓早动快', '河北省张家口市宣化区'],
    ['doubled', '让市领导及时了解我县的的情况', '的的'],
    ['doubled', '群众反映反映强烈', '反映反映'],
    ['doubled', '推进合作社合作社建设', '合作社合作社'],
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
    '合作社面积居全市第2位，亩产高于全市平均水平3公斤。',
    '贯彻全市农村工作会议精神，做法在全省推广。',
    '食品安全市场检查与健全区域协作机制一起抓，完全市场化运作。',
    '客商来自广州市天河区，与深圳市南山区签订协议。',
    '青岚市高新技术产业开发区和青岚市城区的订单增加。',
    '一户一户走访，一条一条落实，很多很多困难得到解决。',
    '请大家讨论讨论、研究研究。',
    '表1 人员分工；图2 天气情况；附件3 项目清单；第4 所有权。',
    '2025 种植计划',
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
