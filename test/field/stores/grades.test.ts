import { describe, expect, it, vi } from 'vitest'
import { followGrades, type ToldGrade } from '../../../src/field/stores/grades.ts'
import { openStage } from '../../support/field-stores.ts'
import { itemIdOf } from '../../support/make-ids.ts'

const graded = (n: number, at: number): ToldGrade => ({
  itemId: itemIdOf(n),
  title: `稿件${n}`,
  grades: [
    { number: 1, at, by: '编辑', sides: { value: { mark: 'poor', reasons: ['ordinary'], words: '' } } },
  ],
})

describe('what the office said of items', () => {
  it('is read from the phone alone, the item graded last first, and follows what comes', async () => {
    const { database } = await openStage()
    const [first, second] = [graded(1, 100), graded(2, 200)]
    await database.told.put({ about: 'grade', id: first.itemId, rev: 1, row: first })
    let known: ToldGrade[] | undefined
    const unfollow = followGrades((grades) => (known = grades))
    await vi.waitFor(() => expect(known).toEqual([first]))
    await database.told.put({ about: 'grade', id: second.itemId, rev: 1, row: second })
    await vi.waitFor(() => expect(known).toEqual([second, first]))
    unfollow()
  })

  it('leaves out a row that only a newer release can read', async () => {
    const { database } = await openStage()
    await database.told.put({ about: 'grade', id: itemIdOf(1), rev: 1, row: { stars: 5 } })
    await database.told.put({ about: 'grade', id: itemIdOf(2), rev: 1, row: graded(2, 200) })
    let known: ToldGrade[] | undefined
    const unfollow = followGrades((grades) => (known = grades))
    await vi.waitFor(() => expect(known).toEqual([graded(2, 200)]))
    unfollow()
  })
})
