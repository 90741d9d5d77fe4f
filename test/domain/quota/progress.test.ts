import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '../../../src/domain/category.ts'
import type { Month } from '../../../src/domain/calendar/month.ts'
import { confirmedRecordOf } from '../../../src/domain/item/item.ts'
import {
  progressOf,
  type ConfirmedRecord,
  type ProgressInput,
  type WaitingRecord,
} from '../../../src/domain/quota/progress.ts'
import { DAY, itemIdOf, NOW, shanghai } from '../../support/make-ids.ts'
import { adopted, makeItem, resubmitted, returned, submitted } from '../../support/make-item.ts'
import { makeRule } from '../../support/make-policy.ts'

const NOVEMBER = '2026-11' as Month
const inOctober = shanghai('2026-10-31T23:59')
const inDecember = shanghai('2026-12-01T00:00')

let lastId = 0
const confirmedOf = (changes: Partial<ConfirmedRecord> = {}): ConfirmedRecord => ({
  itemId: itemIdOf(++lastId),
  category: 'news',
  reportedAt: NOW,
  adoptedAt: null,
  ...changes,
})
const waitingOf = (changes: Partial<WaitingRecord> = {}): WaitingRecord => ({
  itemId: itemIdOf(++lastId),
  category: 'news',
  submittedAt: NOW,
  ...changes,
})

/** The month of a department that owes three items of news or problems. */
const progressWith = (changes: Partial<ProgressInput>) =>
  progressOf({
    rules: [makeRule()],
    unitClassId: 'department',
    month: NOVEMBER,
    confirmed: [],
    waiting: [],
    ...changes,
  })

describe('the task of a month', () => {
  it('counts what the office confirmed and what waits, each apart, and says what is missing', () => {
    const progress = progressWith({
      confirmed: [confirmedOf()],
      waiting: [waitingOf({ category: 'problem' })],
    })
    expect(progress).toMatchObject({ confirmed: 1, waiting: 1, minimum: 3, missing: 1 })
    expect(progress.lines).toEqual([{ rule: makeRule(), confirmed: 1, waiting: 1, missing: 1 }])
  })

  it('counts nothing of the months beside it', () => {
    const confirmed = [confirmedOf({ reportedAt: inOctober }), confirmedOf({ reportedAt: inDecember })]
    const waiting = [waitingOf({ submittedAt: inOctober }), waitingOf({ submittedAt: inDecember })]
    expect(progressWith({ confirmed, waiting })).toMatchObject({ confirmed: 0, waiting: 0, missing: 3 })
  })

  it('counts the first and the last moment of the month', () => {
    const confirmed = [
      confirmedOf({ reportedAt: shanghai('2026-11-01T00:00') }),
      confirmedOf({ reportedAt: inDecember - 1 }),
    ]
    expect(progressWith({ confirmed }).confirmed).toBe(2)
  })

  it('counts nothing of a category the task does not name', () => {
    const confirmed = [confirmedOf({ category: 'research' })]
    const waiting = [waitingOf({ category: 'lead' })]
    expect(progressWith({ confirmed, waiting })).toMatchObject({ confirmed: 0, waiting: 0, missing: 3 })
  })

  it('knows no task of another class of units', () => {
    const rules = [makeRule({ id: 'towns', unitClassId: 'town', minimum: 8 })]
    expect(progressWith({ rules })).toMatchObject({ lines: [], minimum: 0, missing: 0 })
  })

  it('goes on counting above the task, and nothing is then missing', () => {
    const confirmed = [1, 2, 3, 4].map(() => confirmedOf())
    expect(progressWith({ confirmed, waiting: [waitingOf()] })).toMatchObject({
      confirmed: 4,
      waiting: 1,
      missing: 0,
    })
  })

  it('does not let one task fill another', () => {
    const rules = [
      makeRule({ id: 'news', categories: ['news'], minimum: 2 }),
      makeRule({ id: 'research', categories: ['research'], minimum: 1 }),
    ]
    const confirmed = [1, 2, 3].map(() => confirmedOf())
    const progress = progressWith({ rules, confirmed })
    expect(progress).toMatchObject({ confirmed: 3, minimum: 3, missing: 1 })
    expect(progress.lines.map((line) => line.missing)).toEqual([0, 1])
  })

  it('counts an item of two tasks once in the total', () => {
    const rules = [makeRule({ id: 'a', minimum: 1 }), makeRule({ id: 'b', categories: ['news'], minimum: 1 })]
    const progress = progressWith({ rules, confirmed: [confirmedOf()] })
    expect(progress.confirmed).toBe(1)
    expect(progress.lines.map((line) => line.confirmed)).toEqual([1, 1])
  })

  it('counts every report where the office has set no task', () => {
    const confirmed = CATEGORIES.map((category) => confirmedOf({ category }))
    expect(progressWith({ rules: [], confirmed })).toMatchObject({
      confirmed: 8,
      minimum: 0,
      missing: 0,
      lines: [],
    })
  })
})

describe('an item in the task', () => {
  it('stays counted when it is returned', () => {
    const item = makeItem({ events: [submitted(NOW), returned(NOW + DAY)] })
    expect(progressWith({ confirmed: [confirmedRecordOf(item)] }).confirmed).toBe(1)
  })

  it('counts once when it is sent again', () => {
    const item = makeItem({ events: [submitted(NOW), returned(NOW + 1), resubmitted(NOW + 2)] })
    expect(progressWith({ confirmed: [confirmedRecordOf(item)] }).confirmed).toBe(1)
  })
})

describe('a task of adopted items', () => {
  const rules = [makeRule({ measure: 'adopted', minimum: 2 })]
  const adoptedItem = (at: number) => confirmedRecordOf(makeItem({ events: [submitted(NOW), adopted(at)] }))

  it('counts an item in the month of its adoption, whenever it was reported', () => {
    const confirmed = [
      confirmedOf({ reportedAt: inOctober, adoptedAt: NOW }),
      confirmedOf({ reportedAt: NOW, adoptedAt: inDecember }),
      confirmedOf({ reportedAt: NOW }),
      adoptedItem(NOW + 1),
    ]
    expect(progressWith({ rules, confirmed }).lines[0]).toMatchObject({ confirmed: 2, missing: 0 })
  })

  it('counts nothing that waits on a phone, for nobody can have adopted it', () => {
    expect(progressWith({ rules, waiting: [waitingOf()] }).lines[0]).toMatchObject({ waiting: 0, missing: 2 })
  })

  it('adds nothing to the totals, which speak of reporting', () => {
    const both = [...rules, makeRule({ minimum: 3 })]
    expect(progressWith({ rules: both, confirmed: [adoptedItem(NOW)] })).toMatchObject({
      minimum: 3,
      missing: 2,
    })
  })
})

describe('whatever the records', () => {
  const at = fc.integer({ min: inOctober - DAY, max: inDecember + DAY })
  const category = fc.constantFrom(...CATEGORIES)
  const itemId = fc.uuid()
  const confirmed = fc.array(fc.record({ itemId, category, reportedAt: at, adoptedAt: fc.option(at) }), {
    maxLength: 20,
  })
  const waiting = fc.array(fc.record({ itemId, category, submittedAt: at }), { maxLength: 10 })
  const rules = fc.array(
    fc.record({
      id: fc.string(),
      unitClassId: fc.constantFrom('department', 'town'),
      period: fc.constant('month' as const),
      categories: fc.subarray([...CATEGORIES]),
      measure: fc.constantFrom('reported' as const, 'adopted' as const),
      minimum: fc.nat(9),
    }),
    { maxLength: 4 },
  )

  it('their order does not matter', () => {
    const shuffled = confirmed.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    )
    fc.assert(
      fc.property(rules, shuffled, waiting, (rules, [records, others], waiting) => {
        const reversed = { rules, confirmed: others, waiting: [...waiting].reverse() }
        expect(progressWith(reversed)).toEqual(progressWith({ rules, confirmed: records, waiting }))
      }),
    )
  })

  it('one record more lowers no count and raises nothing that is missing', () => {
    fc.assert(
      fc.property(rules, confirmed, waiting, (rules, records, waiting) => {
        fc.pre(records.length > 0)
        const before = progressWith({ rules, confirmed: records.slice(1), waiting })
        const after = progressWith({ rules, confirmed: records, waiting })
        expect(after.confirmed).toBeGreaterThanOrEqual(before.confirmed)
        expect(after.waiting).toBe(before.waiting)
        expect(after.missing).toBeLessThanOrEqual(before.missing)
        after.lines.forEach((line, index) => {
          expect(line.confirmed).toBeGreaterThanOrEqual(before.lines[index]?.confirmed ?? 0)
          expect(line.missing).toBeGreaterThanOrEqual(0)
        })
      }),
    )
  })
})
