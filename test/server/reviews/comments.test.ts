import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, type ItemId } from '../../../src/domain/ids.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { reviewRow } from '../../../src/protocol/review.ts'
import { openPhone, openReviewOffice, submit, toldOf, type TestPhone } from '../../support/review-office.ts'
import { testIds, type TestOffice } from '../../support/server-office.ts'

const DAY_MS = 86_400_000
const WORDS = '数字扎实，可再写农户怎么说。'
let office: TestOffice
let officer: TestPhone

beforeEach(async () => {
  office = await openReviewOffice()
  officer = await openPhone(office, 'nongye01')
})
afterEach(() => office.close())

async function comment(itemId: ItemId, who: string) {
  const person = await office.signIn(who)
  const act = { id: newCommandId(testIds), baseRev: 1, type: 'commented', words: WORDS }
  expect((await person.post(`/api/desk/items/${itemId}/acts`, act)).statusCode).toBe(200)
}

/** The comments that somebody's phone reads; null where it is told of no item. */
async function commentsAt(account: string) {
  const told = toldOf(await (await openPhone(office, account)).read(), 'review')
  const [row] = told.map((each) => parse(reviewRow, each.row))
  if (row === undefined || !row.ok) return null
  return row.value.events.flatMap((event) =>
    event.type === 'commented' ? [`${event.by}：${event.words}`] : [],
  )
}

describe('a comment (点评) on an item of the unit', () => {
  it('reaches the section head and the main leader with the text, also where nobody of the unit signs', async () => {
    const itemId = await submit(officer, { category: 'news' })
    expect(await commentsAt('nongye-qianfa')).toBeNull()
    await comment(itemId, 'bianji')
    await comment(itemId, 'lingdao')
    const both = [`bianji：${WORDS}`, `lingdao：${WORDS}`]
    expect(await commentsAt('nongye-shenhe')).toEqual(both)
    expect(await commentsAt('nongye-qianfa')).toEqual(both)
  })

  it('is nobody else’s: neither a colleague’s without a post nor another unit’s', async () => {
    await comment(await submit(officer, { category: 'news' }), 'lingdao')
    expect(await commentsAt('nongye02')).toBeNull()
    expect(await commentsAt('shangping01')).toBeNull()
  })

  it('brings back a text that was signed long ago, and leaves again a month after the comment', async () => {
    const itemId = await submit(officer)
    const reviewer = await openPhone(office, 'nongye-shenhe')
    const payload = { post: 'reviewer', words: '', figures: [] }
    await reviewer.send({ type: 'item.sign', itemId, baseRev: 1, payload })
    office.clock.now += 40 * DAY_MS
    expect(await commentsAt('nongye-qianfa')).toBeNull()
    await comment(itemId, 'lingdao')
    expect(await commentsAt('nongye-qianfa')).toHaveLength(1)
    office.clock.now += 31 * DAY_MS
    expect(await commentsAt('nongye-qianfa')).toBeNull()
  })
})
