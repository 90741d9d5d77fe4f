import { describe, expect, it } from 'vitest'
import {
  findCreditFault,
  sharesOfAuthors,
  type AuthorCredit,
} from '../../../src/domain/item/author-credit.ts'
import { unitIdOf } from '../../support/make-ids.ts'

const author = (n: number, changes: Partial<AuthorCredit> = {}): AuthorCredit => ({
  accountId: null,
  name: `作者${n}`,
  unitId: unitIdOf(n),
  unitName: `单位${n}`,
  isMain: n === 1,
  percent: null,
  ...changes,
})

describe('the names under an item', () => {
  it.each([
    [[author(1)], undefined],
    [[author(1), author(2)], undefined],
    [[author(1, { percent: 60 }), author(2, { percent: 40 })], undefined],
    [[], 'nobody'],
    [[author(2)], 'one_main'],
    [[author(1), author(2, { isMain: true })], 'one_main'],
    [[author(1), author(1, { isMain: false })], 'author_twice'],
    [[author(1, { percent: 60 }), author(2, { percent: 39 })], 'share_sum'],
    [[author(1, { percent: 100 }), author(2)], 'share_sum'],
    [[author(1, { percent: 100 }), author(2, { isFinder: true })], undefined],
    [[author(1, { percent: 90 }), author(2, { isFinder: true, percent: 10 })], undefined],
    [[author(1, { percent: 90 }), author(2, { isFinder: true })], 'share_sum'],
  ])('%j: %s', (authors, fault) => {
    expect(findCreditFault(authors)).toBe(fault)
  })

  it('of one unit leave the item that unit’s own', () => {
    const two = [author(1), author(2, { unitId: unitIdOf(1) })]
    expect(sharesOfAuthors(two, unitIdOf(1))).toEqual([])
    expect(sharesOfAuthors([], unitIdOf(1))).toEqual([])
  })

  it('give whoever only found it no part, unless the office does', () => {
    const found = author(2, { isFinder: true })
    expect(sharesOfAuthors([author(1), found], unitIdOf(1))).toEqual([])
    const shared = [author(1, { percent: 80 }), { ...found, percent: 20 }]
    expect(sharesOfAuthors(shared, unitIdOf(1)).map(({ percent }) => percent)).toEqual([80, 20])
  })

  it('of several units make it a joint item, with the sum of each unit’s authors', () => {
    const three = [
      author(1, { percent: 50 }),
      author(2, { percent: 33.33 }),
      author(3, { unitId: unitIdOf(1), percent: 16.67 }),
    ]
    expect(sharesOfAuthors(three, unitIdOf(1))).toEqual([
      { unitId: unitIdOf(1), isMain: true, percent: 66.67 },
      { unitId: unitIdOf(2), isMain: false, percent: 33.33 },
    ])
  })

  it('without shares leave the division to the policy', () => {
    expect(sharesOfAuthors([author(1), author(2)], unitIdOf(1)).map(({ percent }) => percent)).toEqual([
      null,
      null,
    ])
  })
})
