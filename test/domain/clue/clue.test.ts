import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import { clueCourseOf, clueStatusOf, isJointHandling } from '../../../src/domain/clue/clue-course.ts'
import type { ClueEvent } from '../../../src/domain/clue/clue-event.ts'
import { whoWasFirst } from '../../../src/domain/clue/who-was-first.ts'
import type { CommissionId, UnitId } from '../../../src/domain/ids.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'

const done = { at: NOW, by: '张编辑' }
const unit = (name: string) => ({ unitId: name as UnitId, unitName: name })
const handed = (name: string): ClueEvent => ({ type: 'handed', ...unit(name), words: '', ...done })
const verified = (name: string, words = '已查'): ClueEvent => ({
  type: 'verified',
  ...unit(name),
  finding: 'partly',
  words,
  ...done,
})
const closed: ClueEvent = { type: 'closed', words: '已处置', ...done }
const commissioned: ClueEvent = {
  type: 'commissioned',
  commissionId: itemIdOf(3) as string as CommissionId,
  topic: '库容',
  ...done,
}
const statusOf = (events: ClueEvent[]) => clueStatusOf(clueCourseOf(events))

describe('a clue of the media', () => {
  it.each<[string, ClueEvent[]]>([
    ['open', []],
    ['waiting', [handed('甲')]],
    ['waiting', [handed('甲'), handed('乙'), verified('甲')]],
    ['answered', [handed('甲'), verified('甲')]],
    ['answered', [commissioned]],
    ['waiting', [commissioned, handed('甲')]],
    ['closed', [handed('甲'), closed]],
  ])('is %s', (status, events) => {
    expect(statusOf(events)).toBe(status)
  })

  it('is handled jointly once several units have it', () => {
    expect(isJointHandling(clueCourseOf([handed('甲')]))).toBe(false)
    expect(isJointHandling(clueCourseOf([handed('甲'), handed('甲')]))).toBe(false)
    expect(isJointHandling(clueCourseOf([handed('甲'), handed('乙')]))).toBe(true)
  })

  it('keeps the last answer of a unit, also after it was closed, and none of a unit that does not have it', () => {
    const events = [handed('甲'), verified('甲'), closed, verified('甲', '再查'), verified('乙')]
    const { handings } = clueCourseOf(events)
    expect(handings.map(({ answer }) => answer?.words)).toEqual(['再查'])
  })

  it('is handed to nobody and commissioned no more once it is closed', () => {
    expect(clueCourseOf([closed, handed('甲'), commissioned])).toMatchObject({
      handings: [],
      commission: null,
    })
  })

  it('joins an item once, and lets it go', () => {
    const link = { itemId: itemIdOf(1), ...done }
    expect(
      clueCourseOf([
        { type: 'linked', ...link },
        { type: 'linked', ...link },
      ]).itemIds,
    ).toHaveLength(1)
    expect(
      clueCourseOf([
        { type: 'linked', ...link },
        { type: 'unlinked', ...link },
      ]).itemIds,
    ).toEqual([])
  })
})

describe('who was first', () => {
  const ON = '2026-11-20' as Day
  const at = (text: string) => Date.parse(`${text}+08:00`)

  it('is the medium when the earliest item came on a later day', () => {
    const received = [at('2026-11-25T08:00'), at('2026-11-23T00:01')]
    expect(whoWasFirst(ON, received)).toEqual({ first: 'media', days: 3 })
  })

  it('is the unit when one came on an earlier day, however late another one was', () => {
    const received = [at('2026-11-30T08:00'), at('2026-11-19T23:59')]
    expect(whoWasFirst(ON, received)).toEqual({ first: 'unit', days: 1 })
  })

  it('is neither on the same day, and no unit while nothing came', () => {
    expect(whoWasFirst(ON, [at('2026-11-20T23:00')])).toEqual({ first: 'same_day' })
    expect(whoWasFirst(ON, [])).toEqual({ first: 'nobody' })
  })
})
