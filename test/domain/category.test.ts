import { describe, expect, it } from 'vitest'
import { CATEGORIES, isCategory } from '../../src/domain/category.ts'

describe('the kinds of item', () => {
  it('are the eight of the trade, in the order of the screens', () => {
    // 动态 综合 经验 问题 调研 建议 紧急 线索
    expect(CATEGORIES).toEqual([
      'news',
      'roundup',
      'experience',
      'problem',
      'research',
      'advice',
      'urgent',
      'lead',
    ])
  })

  it('are told from anything else', () => {
    expect(CATEGORIES.every(isCategory)).toBe(true)
    expect(['', 'News', '动态', 'toString', null, 0].filter(isCategory)).toEqual([])
  })
})
