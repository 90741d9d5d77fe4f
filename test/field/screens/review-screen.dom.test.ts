import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import type { Remark } from '../../../src/domain/item/remark.ts'
import { EMPTY_SHEET } from '../../../src/domain/review/review-sheet.ts'
import ReviewScreen from '../../../src/field/screens/ReviewScreen.vue'
import type { Review } from '../../../src/field/stores/reviews.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'
import { makeItem } from '../../support/make-item.ts'
import { draw, press, readText } from '../components/stand-ins.ts'

// What the office said of items is read from the phone’s memory, which these tests do without.
vi.mock('../../../src/field/stores/grades.ts', () => ({ followGrades: () => () => undefined }))

const REMARK: Remark = { field: 'body', from: 0, until: 4, quote: '全县晚稻', words: '写明口径' }
const SIGNED = { type: 'item.sign', itemId: itemIdOf(1), status: 'waiting', payload: { post: 'reviewer' } }
const SENT_BACK = { ...SIGNED, type: 'item.send_back' }

const makeReview = (changes: Partial<Review> = {}) =>
  ({
    item: makeItem(),
    mine: { post: 'reviewer', insteadOf: null },
    since: NOW,
    dueAt: NOW,
    isOverdue: true,
    deed: null,
    remarks: [REMARK],
    sheet: EMPTY_SHEET,
    ...changes,
  }) as Review

async function drawScreen({ reviews = [] as Review[], deeds = [] as object[] } = {}) {
  const sign = vi.fn(async () => 'waiting')
  const sendBack = vi.fn(async () => 'waiting')
  const saveSheet = vi.fn(async (_review: Review, _part: object) => true)
  const told = { status: 'ready', reviewsAt: () => reviews, deedsOf: () => deeds, sign, sendBack, saveSheet }
  const stores = { reviews: told, account: { account: { displayName: '李审' } } }
  const { wrapper } = await draw(ReviewScreen, { props: { id: itemIdOf(1) }, stores })
  return { wrapper, sign, sendBack, saveSheet }
}

describe('a text to be signed', () => {
  it('takes the remarks made in it along when it is signed, and says so before', async () => {
    const { sign } = await drawScreen({ reviews: [makeReview()] })
    await press('审核通过')
    expect(document.body.textContent).toContain('1 处批注随审签送出')
    const buttons = Array.from(document.querySelectorAll('button'))
    buttons.filter(({ textContent }) => textContent?.trim() === '审核通过')[1]?.click()
    await flushPromises()
    expect(sign).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ remarks: [REMARK] }))
  })

  it('keeps what is typed on the sheet, at once when the page goes, and begins with it when opened again', async () => {
    const drawn = await drawScreen({ reviews: [makeReview()] })
    await press('审核通过')
    const words = document.querySelector('textarea') as HTMLTextAreaElement
    words.value = '数据已与月报核对'
    words.dispatchEvent(new Event('input'))
    expect(drawn.saveSheet).not.toHaveBeenCalled()
    window.dispatchEvent(new Event('pagehide'))
    const part = { words: '数据已与月报核对', figures: [] }
    expect(drawn.saveSheet).toHaveBeenCalledWith(expect.anything(), part)
    drawn.wrapper.unmount()
    await drawScreen({ reviews: [makeReview({ sheet: { ...EMPTY_SHEET, ...part } })] })
    await press('审核通过')
    expect((document.querySelector('textarea') as HTMLTextAreaElement).value).toBe('数据已与月报核对')
  })

  it('says what was done with it, also when the office has taken it from the phone', async () => {
    for (const reviews of [[], [makeReview({ mine: null })]]) {
      const { wrapper } = await drawScreen({ reviews, deeds: [{ ...SENT_BACK, status: 'taken' }] })
      expect(readText(wrapper)).toContain('已退回给信息员')
      expect(readText(wrapper)).not.toContain('本机没有这篇稿件')
      expect(wrapper.findAll('a').map((link) => link.attributes('href'))).toContain('/reviews')
      wrapper.unmount()
    }
    expect(readText((await drawScreen({ deeds: [SIGNED] })).wrapper)).toContain('已审核通过')
  })

  it('is said not to be there only where nothing was done, or the office refused it', async () => {
    for (const deeds of [[], [{ ...SENT_BACK, status: 'refused' }]]) {
      expect(readText((await drawScreen({ deeds })).wrapper)).toContain('本机没有这篇稿件')
    }
  })

  it('names the section head’s signature 审核通过 in its course, and the main leader’s 签发', async () => {
    const by = { at: NOW, by: '李审', insteadOf: null, words: '', figures: [] }
    const events = (['reviewer', 'signer'] as const).map((post) => ({ type: 'signed', ...by, post }) as const)
    const steps = events.map(({ post }) => ({ post, hasDeputy: true }))
    const item = makeItem({ events: [{ type: 'submitted', at: NOW, claimedAt: NOW, steps }, ...events] })
    const { wrapper } = await drawScreen({ reviews: [makeReview({ item, mine: null })] })
    expect(wrapper.findAll('ol strong').map((title) => title.text())).toEqual(['报送', '审核通过', '签发'])
  })
})
