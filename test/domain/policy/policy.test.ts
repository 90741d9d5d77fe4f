import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '../../../src/domain/category.ts'
import { lengthLimitOf } from '../../../src/domain/policy/policy.ts'
import { startingPolicy } from '../../../src/domain/policy/starting-policy.ts'
import { NOW } from '../../support/make-ids.ts'
import { makePolicy } from '../../support/make-policy.ts'

describe('the policy of an office on its first day', () => {
  const policy = startingPolicy(NOW)

  it('holds from that day on as version 1', () => {
    expect(policy).toMatchObject({ version: 1, validFrom: NOW, countedBy: 'officer' })
  })

  it('sets no task, because a task nobody has set must not stand on a screen', () => {
    expect(policy.quotas).toEqual([])
  })

  it('knows the three usual classes of units', () => {
    expect(policy.unitClasses.map(({ name }) => name)).toEqual(['乡镇', '县直部门', '驻县单位'])
  })

  it('advises 300 characters for news and leads and 2000 for everything else', () => {
    const short = CATEGORIES.filter((category) => lengthLimitOf(policy, category) === 300)
    const long = CATEGORIES.filter((category) => lengthLimitOf(policy, category) === 2000)
    expect(short).toEqual(['news', 'lead'])
    expect(long).toHaveLength(CATEGORIES.length - 2)
  })
})

describe('the limit of length', () => {
  it('is open where the office has set none or the policy is not known yet', () => {
    expect(lengthLimitOf(null, 'news')).toBeNull()
    expect(lengthLimitOf(makePolicy({ categories: [] }), 'news')).toBeNull()
    expect(
      lengthLimitOf(makePolicy({ categories: [{ category: 'news', lengthLimit: null }] }), 'news'),
    ).toBeNull()
  })
})
