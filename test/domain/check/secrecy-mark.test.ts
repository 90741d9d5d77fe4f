import { describe, expect, it } from 'vitest'
import { findSecrecyMark } from '../../../src/domain/check/secrecy-mark.ts'
import { readSamples, readShared } from '../../support/make-samples.ts'

describe('a classification mark', () => {
  it.each([
    ['机密★5年', '机密★'],
    ['绝密★', '绝密★'],
    ['秘密★2030年1月1日', '秘密★'],
    ['机密☆5年', '机密☆'],
    ['机密⭐5年', '机密⭐'],
    ['机密*5年', '机密*'],
    ['机密＊5年', '机密＊'],
    ['机密 ★5年', '机密 ★'],
    ['机密　★5年', '机密　★'],
    ['机密\n★5年', '机密\n★'],
    ['机 密★5年', '机 密★'],
    ['机　密★5年', '机　密★'],
  ])('%j is found', (text, mark) => {
    expect(findSecrecyMark(text)).toEqual({ index: 0, mark })
  })

  it('is found with its place in the text', () => {
    const text = '关于某项工作的通知\n绝密★30年\n一、总体要求'
    expect(findSecrecyMark(text)).toEqual({ index: 10, mark: '绝密★' })
    expect(text.slice(10, 13)).toBe('绝密★')
  })

  it('is named by the first of several', () => {
    expect(findSecrecyMark('秘密★ 机密★')?.index).toBe(0)
  })
})

describe('a text without a mark passes', () => {
  it.each(readKnownFalseAlarms())('%s', (words) => {
    expect(findSecrecyMark(`开展${words}工作，取得★★★★★好评。`)).toBeUndefined()
  })

  it.each([
    '',
    '五★级景区机密柜',
    '★机密',
    '本系统不得处理机密、秘密文件',
    '评为5★酒店，保守秘密。*注',
    '机密5年',
  ])('%j', (text) => {
    expect(findSecrecyMark(text)).toBeUndefined()
  })

  it('each of the 30 texts of the sample county', () => {
    const samples = readSamples()
    expect(samples).toHaveLength(30)
    const marked = samples.filter(({ reports }) =>
      reports.some(({ title, body }) => findSecrecyMark(`${title}\n${body}`) !== undefined),
    )
    expect(marked.map(({ id }) => id)).toEqual([])
  })
})

/** The words of practice.md, part 8, which only look as if they were secret. */
function readKnownFalseAlarms(): string[] {
  const row = /\| Known false alarms \| ([^|]+) \|/.exec(readShared('domain/practice.md'))
  const words = row?.[1]?.trim().split(' ') ?? []
  if (words.length < 8) throw new Error('practice.md lists no known false alarms any more')
  return words
}
