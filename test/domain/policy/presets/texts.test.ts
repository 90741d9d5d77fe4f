import { describe, expect } from 'vitest'
import { CATEGORIES, type Category } from '../../../../src/domain/category.ts'
import { lengthLimitOf, type Policy } from '../../../../src/domain/policy/policy.ts'
import { itSays } from './support.ts'

describe('the length of a text', () => {
  itSays(
    'BT-08',
    '动态信息原则上控制在300字以内,重要经验、问题建议信息原则上控制在2000字以内',
    'the kinds that it names have these limits, the others none',
    (policy) => {
      expect(lengthLimitOf(policy, 'news')).toBe(300)
      const long = CATEGORIES.filter((category) => lengthLimitOf(policy, category) === 2000)
      expect(long).toEqual(['experience', 'problem', 'advice'])
      expect(lengthLimitOf(policy, 'research')).toBeNull()
    },
  )

  itSays('CH-16', '处理好长和短的关系,避免信息空泛', 'neither long nor short is a number', (policy) => {
    expect(CATEGORIES.filter((category) => lengthLimitOf(policy, category) !== null)).toEqual([])
    expect(policy.unstated).toContain('lengths')
  })
})

describe('what a text contains', () => {
  itSays(
    'XY-57',
    '开发出有情况、有措施、有分析、有建议的高质量信息',
    'a 综合 has four parts, an item of news has none',
    (policy) => {
      expect(structureOf(policy, 'roundup')).toEqual(['情况', '措施', '分析', '建议'])
      expect(structureOf(policy, 'news')).toEqual([])
    },
  )

  itSays('LX-12', '做到有情况、有分析、有预测、有建议', 'a 问题 looks ahead', (policy) => {
    expect(structureOf(policy, 'problem')).toEqual(['情况', '分析', '预测', '建议'])
  })

  itSays('BE-19', '能有情况、有问题、有分析、有建议', 'a 调研 has four parts in this order', (policy) => {
    expect(structureOf(policy, 'research')).toEqual(['情况', '问题', '分析', '建议'])
  })

  itSays('C4-12', '有情况、有问题、有分析、有建议', 'a 调研 has four parts in this order', (policy) => {
    expect(structureOf(policy, 'research')).toEqual(['情况', '问题', '分析', '建议'])
  })

  itSays('YL-11', '又要有分析、有对策、有建议', 'a 问题 has an answer', (policy) => {
    expect(structureOf(policy, 'problem')).toEqual(['分析', '对策', '建议'])
  })

  itSays('HS-04', '及时反映新情况,剖析新问题,提出新对策', 'a 问题 ends with an answer', (policy) => {
    expect(structureOf(policy, 'problem')).toEqual(['情况', '问题', '对策'])
  })

  itSays(
    'CA-15',
    '把问题的前因后果、范围、时间及相关情况一一叙述清楚',
    'a 问题 and no other kind has these',
    (policy) => {
      expect(structureOf(policy, 'problem')).toEqual(['前因后果', '范围', '时间', '相关情况'])
      expect(structureOf(policy, 'research')).toEqual([])
    },
  )
})

function structureOf({ categories }: Policy, category: Category) {
  return categories.find((rule) => rule.category === category)?.structure
}
