import { describe, expect, it, vi } from 'vitest'
import type { ItemEvent } from '../../../src/domain/item/item-event.ts'
import { EMPTY_SHEET } from '../../../src/domain/review/review-sheet.ts'
import ReviewCard from '../../../src/field/components/reviews/ReviewCard.vue'
import ReviewsScreen from '../../../src/field/screens/ReviewsScreen.vue'
import type { Leftover, Review } from '../../../src/field/stores/reviews.ts'
import { DAY, itemIdOf, NOW } from '../../support/make-ids.ts'
import { makeItem } from '../../support/make-item.ts'
import { draw, press, readText } from '../components/stand-ins.ts'

// Its card is fetched later, at times after this phone's memory stands no more.
vi.mock('../../../src/field/stores/grades.ts', () => ({ followGrades: () => () => undefined }))

const COMMENT: ItemEvent = { type: 'commented', at: NOW - DAY, by: '王县长', words: '写得实' }
const ARRIVED: ItemEvent = { type: 'submitted', at: NOW - 20 * DAY, claimedAt: NOW - 20 * DAY }

function makeReview(...events: ItemEvent[]) {
  const item = makeItem({ events: [ARRIVED, ...events] })
  return { item, state: { status: 'registered' }, mine: null, isOverdue: false, deed: null } as Review
}

const storesOf = (reviews: Review[]) => ({
  reviews: { status: 'ready', isHolder: true, reviewsAt: () => reviews, leftoversAt: () => [] as Leftover[] },
  consultations: { status: 'ready', opinions: [] },
})

describe('点评 for the unit’s head', () => {
  it('stands in its words, with who gave it, and leads to the item', async () => {
    const { wrapper } = await draw(ReviewsScreen, { stores: storesOf([makeReview(COMMENT)]) })
    expect(readText(wrapper)).toContain('点评')
    expect(readText(wrapper)).toContain('写得实')
    expect(readText(wrapper)).toContain('王县长')
    expect(wrapper.find('li a').attributes('href')).toMatch(/^\/reviews\//)
    // What nobody of the unit signs is not among what was signed.
    expect(readText(wrapper)).not.toContain('其他人在办和已办的')
  })

  it('is counted on 今日 for a week, and not there when there was none', async () => {
    const drawn = async (...events: ItemEvent[]) =>
      readText(
        (
          await draw(ReviewCard, {
            props: { now: NOW, place: 'idle' },
            stores: storesOf([makeReview(...events)]),
          })
        ).wrapper,
      )
    expect(await drawn(COMMENT)).toContain('近 7 天有 1 条点评')
    expect(await drawn({ ...COMMENT, at: NOW - 8 * DAY })).not.toContain('点评')
    expect(await drawn()).not.toContain('点评')
  })
})

describe('what was not sent to a text that somebody else signed', () => {
  it('can be read until it is put away, which takes two steps', async () => {
    const remark = { field: 'body', from: 0, until: 4, quote: '全县晚稻', words: '写明口径' } as const
    const sheet = { ...EMPTY_SHEET, words: '同意' }
    const left: Leftover = { id: itemIdOf(7), title: '秋收过半', remarks: [remark], sheet }
    const putLeftoverAway = vi.fn()
    const { reviews, ...others } = storesOf([])
    const stores = { ...others, reviews: { ...reviews, leftoversAt: () => [left], putLeftoverAway } }
    const { wrapper } = await draw(ReviewsScreen, { stores })
    for (const words of ['秋收过半', '「全县晚稻」写明口径', '同意'])
      expect(readText(wrapper)).toContain(words)
    await press('收起')
    expect(putLeftoverAway).not.toHaveBeenCalled()
    await press('确定收起，不再保留')
    expect(putLeftoverAway).toHaveBeenCalledWith(left)
  })
})
