import { describe, expect, it } from 'vitest'
import type { ItemEvent } from '../../../src/domain/item/item-event.ts'
import { NO_FACTS, withEvent } from '../../../src/domain/record/event-facts.ts'
import { DAY, itemIdOf, NOW } from '../../support/make-ids.ts'

const INSTRUCTED = {
  type: 'instructed',
  at: NOW,
  by: '周编',
  leader: '王县长',
  rank: 'own_main',
  givenAt: NOW - DAY,
  words: '请推广',
} as const
const SHARE = { percent: 40, parts: 2, isMain: false, others: [60] }
const instructionsOf = (event: ItemEvent) => withEvent(NO_FACTS, event).instructions

describe('what an instruction adds to an item’s record', () => {
  it('is itself on the day it was given, and the share of one on a composite', () => {
    expect(instructionsOf(INSTRUCTED)).toEqual([{ at: NOW - DAY, rank: 'own_main', by: '周编' }])
    expect(instructionsOf({ ...INSTRUCTED, within: itemIdOf(9), share: SHARE })).toEqual([
      { at: NOW - DAY, rank: 'own_main', by: '周编', share: SHARE },
    ])
  })

  it('is nothing where it was entered on a composite before shares were told', () => {
    expect(instructionsOf({ ...INSTRUCTED, within: itemIdOf(9) })).toEqual([])
  })
})
