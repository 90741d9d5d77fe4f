import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { ItemEvent } from '../../src/domain/item/item-event.ts'
import { workStateOf } from '../../src/domain/item/work-state.ts'
import { INSTRUCTIONS, toFirstEvents, toReadableEvents, WHOLE_COURSE } from '../../src/protocol/first-item.ts'
import { itemIdOf, NOW } from '../support/make-ids.ts'
import { adopted, merged, photosComplete, returned, submitted } from '../support/make-item.ts'

const signer = { at: NOW + 1, by: '李审', post: 'reviewer', insteadOf: null } as const
const editor = { at: NOW + 2, by: '周编' }

/** As phones of the first release parse them. */
const firstEvent = v.variant('type', [
  v.strictObject({ type: v.literal('submitted'), at: v.number(), claimedAt: v.number() }),
  v.object({ type: v.literal('photos_complete'), at: v.number(), count: v.number() }),
  v.object({
    type: v.literal('adopted'),
    at: v.number(),
    by: v.string(),
    adoption: v.object({
      periodicalId: v.string(),
      periodicalName: v.string(),
      issue: v.number(),
      form: v.picklist(['single', 'brief']),
    }),
  }),
  v.object({
    type: v.literal('returned'),
    at: v.number(),
    by: v.string(),
    reason: v.string(),
    words: v.string(),
  }),
])

const INSTRUCTED: ItemEvent = {
  type: 'instructed',
  ...editor,
  leader: '王县长',
  rank: 'own_main',
  givenAt: NOW,
  words: '请推广',
}

it('an item’s course has the instructions of leaders for those phones alone that name them', () => {
  const events = [submitted(NOW), INSTRUCTED]
  expect(toReadableEvents(events, [WHOLE_COURSE, INSTRUCTIONS])).toEqual(events)
  expect(toReadableEvents(events, [WHOLE_COURSE])).toEqual([submitted(NOW)])
  expect(toReadableEvents(events, [])).toEqual([submitted(NOW)])
})

describe('an item’s course for phones of the first release', () => {
  it('is the same list when it holds nothing new', () => {
    const events = [submitted(NOW), photosComplete(NOW + 1), returned(NOW + 2)]
    expect(toFirstEvents(events)).toEqual(events)
  })

  it('leaves out every event that they cannot read', () => {
    const events: ItemEvent[] = [
      submitted(NOW),
      { type: 'signed', ...signer, words: '', figures: [] },
      { type: 'claimed', ...editor },
      { type: 'reviewed', ...editor, post: 'director', words: '' },
      { type: 'edited', ...editor },
      adopted(NOW + 3),
      { type: 'passed_up', ...editor, level: 'city', words: '' },
      { type: 'credited', ...editor, authors: [] },
      { type: 'commented', ...editor, words: '写得实' },
      INSTRUCTED,
    ]
    const first = toFirstEvents(events)
    expect(first.map(({ type }) => type)).toEqual(['submitted', 'adopted'])
    for (const event of first) expect(v.safeParse(firstEvent, event).success).toBe(true)
  })

  it('shows as returned what the unit sent back, so that it can be corrected', () => {
    const sentBack: ItemEvent = { type: 'sent_back', ...signer, reason: null, words: '请补亩数', remarks: [] }
    const first = toFirstEvents([submitted(NOW), sentBack])
    expect(workStateOf(first)).toMatchObject({ status: 'returned', words: '请补亩数' })
    expect(v.safeParse(firstEvent, first[1]).success).toBe(true)
  })

  it('shows an item that was taken out of a composite as one that was never in it', () => {
    const out: ItemEvent = { type: 'taken_out', ...editor, from: itemIdOf(99), title: '综合稿' }
    expect(toFirstEvents([submitted(NOW), merged(NOW + 1), out]).map(({ type }) => type)).toEqual([
      'submitted',
    ])
    const again = toFirstEvents([submitted(NOW), merged(NOW + 1), out, merged(NOW + 3)])
    expect(again.map(({ type }) => type)).toEqual(['submitted', 'merged'])
  })

  it('shows a use in a form that they do not know as a single one, and none outside the office’s periodicals', () => {
    const own = adopted(NOW) as Extract<ItemEvent, { type: 'adopted' }>
    const special: ItemEvent = { ...own, adoption: { ...own.adoption, form: 'special' } }
    const outside: ItemEvent = { ...own, adoption: { ...own.adoption, periodicalId: null, issue: null } }
    const first = toFirstEvents([special, outside])
    expect(first).toHaveLength(1)
    expect(v.safeParse(firstEvent, first[0]).success).toBe(true)
  })
})
