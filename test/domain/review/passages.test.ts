import { describe, expect, it } from 'vitest'
import { locateRemark } from '../../../src/domain/review/locate-remark.ts'
import { partsAround, passagesOf } from '../../../src/domain/review/passages.ts'

const TEXT = '  全县已收82千亩。\n下一步，抓好晾晒！'

describe('the passages of a text', () => {
  it('are its sentences, without the white space around them', () => {
    expect(passagesOf(TEXT).map(({ from, until }) => TEXT.slice(from, until))).toEqual([
      '全县已收82千亩。',
      '下一步，抓好晾晒！',
    ])
  })

  it('keep a closing quotation mark with their sentence, and are none of an empty text', () => {
    expect(passagesOf('他说：“可以。”再看。')).toEqual([
      { from: 0, until: 8 },
      { from: 8, until: 11 },
    ])
    expect(passagesOf(' \n ')).toEqual([])
  })

  it('cut the text so that nothing of it is lost', () => {
    const parts = partsAround(TEXT, passagesOf(TEXT))
    expect(parts.map(({ text }) => text).join('')).toBe(TEXT)
    expect(parts.map(({ place }) => place)).toEqual([null, 0, null, 1])
  })
})

describe('a remark', () => {
  it('is found at its place, and where its passage has moved to', () => {
    expect(locateRemark(TEXT, { from: 2, quote: '全县已收' })).toEqual({ from: 2, until: 6 })
    expect(locateRemark(`新写的一段。${TEXT}`, { from: 2, quote: '全县已收' })).toEqual({
      from: 8,
      until: 12,
    })
  })

  it('is nowhere once its passage has been rewritten', () => {
    expect(locateRemark('另一篇', { from: 0, quote: '全县已收' })).toBeNull()
  })
})
