import { describe, expect, it } from 'vitest'
import type { AccountId, ItemId } from '../../../src/domain/ids.ts'
import type { Item } from '../../../src/domain/item/item.ts'
import type { Remark } from '../../../src/domain/item/remark.ts'
import type { UnitStep } from '../../../src/domain/item/item-event.ts'
import type { KnownReviews, ReviewDeed } from '../../../src/field/local/reviews.ts'
import { EMPTY_SHEET } from '../../../src/domain/review/review-sheet.ts'
import { isToDo, leftoversOf, reviewsOf } from '../../../src/field/stores/review-list.ts'

const HOUR = 3_600_000
const HEAD = { accountId: 'head' as AccountId, role: 'reviewer' } as const
const STEP: UnitStep = { post: 'reviewer', hasDeputy: true, hours: 24 }

describe('what a phone shows to be signed', () => {
  it('is overdue first, then what has waited longest', () => {
    const items = [
      makeItem('new', 9 * HOUR),
      makeItem('old', 8 * HOUR, { post: 'reviewer', hasDeputy: true }),
      makeItem('overdue', 10 * HOUR, { ...STEP, hours: 1 }),
    ]
    const reviews = reviewsOf(makeKnown({ items }), HEAD, 12 * HOUR)
    expect(reviews.map(({ item }) => item.id)).toEqual(['overdue', 'old', 'new'])
  })

  it('leaves out what is answered and waits to be sent, and brings back what the office refused', () => {
    const items = [makeItem('one', 0)]
    const toDoWith = (status: ReviewDeed['status']) =>
      reviewsOf(makeKnown({ items, deeds: [makeDeed('one', status)] }), HEAD, HOUR).filter(isToDo).length
    expect([toDoWith('waiting'), toDoWith('refused')]).toEqual([0, 1])
  })

  it('is nothing of one’s own', () => {
    const own = { ...makeItem('one', 0), authorId: HEAD.accountId }
    expect(reviewsOf(makeKnown({ items: [own] }), HEAD, HOUR).filter(isToDo)).toEqual([])
  })

  it('has its remarks at their passages when the text has moved on, and none whose passage is gone', () => {
    const [moved, gone] = [makeRemark(0, '已收82千亩。'), makeRemark(7, '抓好晾晒。')]
    const item = { ...makeItem('one', 0), text: { body: '截至20日，已收82千亩。' } } as unknown as Item
    const remarks = { [item.id]: [moved, gone] }
    const [review] = reviewsOf(makeKnown({ items: [item], remarks }), HEAD, HOUR)
    expect(review?.remarks).toEqual([{ ...moved, from: 6, until: 13 }])
  })

  it('has the remarks again that went with what the office refused, until others are kept', () => {
    const item = { ...makeItem('one', 0), text: { body: '已收82千亩。' } } as unknown as Item
    const remark = makeRemark(0, '已收82千亩。')
    const payload = { post: 'reviewer', words: '', figures: [], remarks: [remark] }
    const remarksWith = (status: ReviewDeed['status'], remarks = {}) => {
      const deeds = [{ ...makeDeed('one', status), payload } as ReviewDeed]
      return reviewsOf(makeKnown({ items: [item], deeds, remarks }), HEAD, HOUR)[0]?.remarks
    }
    expect(remarksWith('refused')).toEqual([remark])
    expect(remarksWith('waiting')).toEqual([])
    expect(remarksWith('refused', { one: [] })).toEqual([])
  })

  it('has the words and figures again that went with what the office refused', () => {
    const figures = [{ quote: '82千亩', source: '月报', checkedBy: '李审' }]
    const payload = { post: 'reviewer', words: '同意', figures, remarks: [] }
    const deeds = [{ ...makeDeed('one', 'refused'), payload } as ReviewDeed]
    const known = makeKnown({ items: [makeItem('one', 0)], deeds })
    expect(reviewsOf(known, HEAD, HOUR)[0]?.sheet).toEqual({ ...EMPTY_SHEET, words: '同意', figures })
  })

  it('leaves nothing over while the text is this person’s to sign, and all of it once it is not', () => {
    const sheet = { ...EMPTY_SHEET, words: '同意', title: '秋收过半', savedAt: 0 }
    const remarks = { two: [makeRemark(0, '已收82千亩。')], three: [] }
    const idsLeft = (items: Item[]) => {
      const known = makeKnown({ items, sheets: { one: sheet }, remarks } as unknown as KnownReviews)
      return leftoversOf(known, reviewsOf(known, HEAD, HOUR)).map(({ id, title }) => [id, title])
    }
    expect(idsLeft([makeItem('one', 0)])).toEqual([['two', '']])
    expect(idsLeft([])).toEqual([
      ['two', ''],
      ['one', '秋收过半'],
    ])
  })

  it('is shown to a deputy only while the time holds', () => {
    const person = { accountId: 'deputy' as AccountId, role: 'officer' } as const
    const deputyship = {
      id: 'd',
      post: 'reviewer',
      holderId: HEAD.accountId,
      holderName: '科室负责人',
      deputyId: person.accountId,
      deputyName: '副职',
      from: HOUR,
      until: 2 * HOUR,
      endedAt: null,
    } as const
    const known = makeKnown({ items: [makeItem('one', 0)], deputyships: [deputyship] })
    const toDoAt = (now: number) => reviewsOf(known, person, now).filter(isToDo).length
    expect([toDoAt(0), toDoAt(HOUR), toDoAt(2 * HOUR)]).toEqual([0, 1, 0])
  })
})

function makeKnown(changes: Partial<KnownReviews>): KnownReviews {
  return { items: [], deputyships: [], colleagues: [], deeds: [], remarks: {}, sheets: {}, ...changes }
}

function makeRemark(from: number, quote: string): Remark {
  return { field: 'body', from, until: from + quote.length, quote, words: '请再核' }
}

function makeItem(id: string, at: number, step = STEP): Item {
  const events = [{ type: 'submitted', at, claimedAt: at, steps: [step] }]
  const text = { title: '', body: '已收82千亩。' }
  return {
    id: id as ItemId,
    authorId: 'author' as AccountId,
    receivedAt: at,
    events,
    text,
  } as unknown as Item
}

function makeDeed(itemId: string, status: ReviewDeed['status']): ReviewDeed {
  const refusalCode = status === 'refused' ? 'item.changed' : null
  return {
    type: 'item.sign',
    itemId: itemId as ItemId,
    clientTime: 0,
    seq: 1,
    status,
    refusalCode,
    payload: { post: 'reviewer', words: '', figures: [] },
  }
}
