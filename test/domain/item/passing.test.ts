import { describe, expect, it } from 'vitest'
import type { ItemEvent } from '../../../src/domain/item/item-event.ts'
import { isWaitingAt, passingsOf, unregisteredUsesOf } from '../../../src/domain/item/passing.ts'
import type { Level } from '../../../src/domain/record/item-record.ts'
import { DAY, NOW } from '../../support/make-ids.ts'

const by = '周编'
const passedUp = (level: Level, at = NOW): ItemEvent => ({ type: 'passed_up', at, by, level, words: '' })
const refused = (level: Level, at = NOW): ItemEvent => ({
  type: 'not_used_above',
  at,
  by,
  level,
  words: '已有同类',
})
const used = (level: Level | undefined, at = NOW): ItemEvent => ({
  type: 'adopted',
  at,
  by,
  adoption: { periodicalId: null, periodicalName: '要情', issue: null, form: 'single', level },
})
const outcomes = (events: ItemEvent[]) =>
  passingsOf(events).map(({ level, outcome }) => [level, outcome.status])

describe('what was passed up', () => {
  it('waits until that level answers, whatever others do', () => {
    expect(outcomes([passedUp('city'), passedUp('province'), used('city'), used(undefined)])).toEqual([
      ['city', 'adopted'],
      ['province', 'waiting'],
    ])
  })

  it('is not used where that level says so, with its words', () => {
    const events = [passedUp('city'), refused('city', NOW + DAY)]
    expect(passingsOf(events)[0]?.outcome).toEqual({ status: 'not_used', at: NOW + DAY, words: '已有同类' })
    expect(isWaitingAt(events, 'city')).toBe(false)
  })

  it('counts as used even if it was refused first; what was used cannot be refused any more', () => {
    expect(outcomes([passedUp('city'), refused('city'), used('city')])).toEqual([['city', 'adopted']])
    expect(outcomes([passedUp('city'), used('city'), refused('city')])).toEqual([['city', 'adopted']])
  })

  it('a second time waits anew, and a use before it is no answer to it', () => {
    expect(outcomes([used('city'), passedUp('city')])).toEqual([['city', 'waiting']])
    expect(outcomes([passedUp('city'), refused('city'), passedUp('city')])).toEqual([
      ['city', 'not_used'],
      ['city', 'waiting'],
    ])
  })

  it('is answered on the day of the use, not on the day when it was entered', () => {
    const late = used('city', NOW + 5 * DAY)
    if (late.type === 'adopted') late.adoption.usedAt = NOW + DAY
    expect(passingsOf([passedUp('city'), late])[0]?.outcome).toMatchObject({ at: NOW + DAY })
  })
})

describe('what was used above without having been passed up', () => {
  const levels = (...events: ItemEvent[]) => unregisteredUsesOf(events).map(({ level }) => level)

  it('is every use by a level above before anything was passed up, and nothing else', () => {
    expect(levels(used('city'), used(undefined), used('unit'), used('outside'), used('province'))).toEqual([
      'city',
      'province',
    ])
    expect(levels(passedUp('city'), used('city'), used('province'))).toEqual([])
    expect(levels(used('city'), passedUp('province'), used('province'))).toEqual(['city'])
  })

  it('is not the use of a composite in which it is a part', () => {
    const use = used('city')
    if (use.type === 'adopted') use.adoption.share = { percent: 50, parts: 2, isMain: true, others: [50] }
    expect(levels(use)).toEqual([])
  })

  it('is dated by the day of the use', () => {
    const late = used('city', NOW + 5 * DAY)
    if (late.type === 'adopted') late.adoption.usedAt = NOW + DAY
    expect(unregisteredUsesOf([late])).toMatchObject([{ at: NOW + DAY, by, isUnregistered: true }])
  })
})
