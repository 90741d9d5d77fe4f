import { describe, expect, it } from 'vitest'
import { figureOf } from '../../../src/domain/figures/figure.ts'
import { fillTemplate, namesIn } from '../../../src/domain/figures/fill-template.ts'
import { rateOf } from '../../../src/domain/figures/rate.ts'
import { isRefused } from '../../../src/domain/figures/refusal.ts'

const items = (value: number) => figureOf(value, '条')
const empty = (...names: string[]) => ({ status: 'rejected', code: 'figure.empty', names })
const broken = (near: string) => ({ status: 'rejected', code: 'figure.template_broken', near })

describe('a template', () => {
  const template = '全年共报送{{报送}}，采用{{采用}}，采用率{{ 采用率 }}，报送{{同比}}。'

  it('is filled with figures and with words', () => {
    const rate = rateOf(items(57), items(200), { decimals: 1 })
    if (isRefused(rate)) throw new Error(rate.code)
    const fillings = {
      报送: figureOf(200, '条', 'over'),
      采用: items(57),
      采用率: rate,
      同比: '同比增长5%',
    }
    expect(fillTemplate(template, fillings)).toBe(
      '全年共报送200余条，采用57条，采用率28.5%，报送同比增长5%。',
    )
  })

  it('prints nothing at all and lists every name when figures are unknown, missing or empty', () => {
    const fillings = { 报送: items(200), 采用: null, 采用率: ' ' }
    expect(fillTemplate(template, fillings)).toEqual(empty('采用', '采用率', '同比'))
  })

  it('takes a dash for empty: a sentence is not the place for it', () => {
    expect(fillTemplate('完成任务的{{完成率}}', { 完成率: '—' })).toEqual(empty('完成率'))
  })

  it('prints a true 0', () => {
    expect(fillTemplate('采用{{采用}}', { 采用: items(0) })).toBe('采用0条')
  })

  it('lists a name once, though it stands twice', () => {
    expect(fillTemplate('{{甲}}{{乙}}{{甲}}', {})).toEqual(empty('甲', '乙'))
    expect(namesIn('{{甲}}{{乙}}{{ 甲 }}')).toEqual(['甲', '乙'])
  })

  it('does not know what every object knows', () => {
    expect(fillTemplate('{{constructor}}{{toString}}', {})).toEqual(empty('constructor', 'toString'))
  })

  it('leaves alone what it does not need, and a text without figures', () => {
    expect(fillTemplate('本月无数据', { 报送: null })).toBe('本月无数据')
  })

  it('fills in once: a word that looks like a placeholder stays a word', () => {
    expect(fillTemplate('{{甲}}', { 甲: '{{乙}}$&', 乙: '错' })).toBe('{{乙}}$&')
  })

  it.each([
    ['采用{{采用}}，报送{{报送', '{{报送'],
    ['报送报送}}，采用', '}}，采用'],
    ['采用{{}}条', '{{}}条'],
    ['采用{{ }}条', '{{ }}条'],
    ['采用{{{{采用}}', '{{{{采用}}'],
  ])('%s is broken and is not printed', (text, near) => {
    expect(fillTemplate(text, { 采用: items(1), 报送: items(2) })).toEqual(broken(near))
  })
})
