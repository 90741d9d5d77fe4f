import { describe, expect, it } from 'vitest'
import ReviewCard from '../../../../src/field/components/reviews/ReviewCard.vue'
import type { AskedOpinion } from '../../../../src/field/stores/consultations.ts'
import type { Review } from '../../../../src/field/stores/reviews.ts'
import { HOUR, NOW } from '../../../support/make-ids.ts'
import { makeItem } from '../../../support/make-item.ts'
import { draw, readText } from '../stand-ins.ts'

const toDo = (changes: object = {}) =>
  ({
    item: makeItem(),
    status: 'mine',
    since: NOW - 2 * HOUR,
    isOverdue: false,
    ...changes,
  }) as unknown as Review
const asked = (changes: Partial<AskedOpinion> = {}) =>
  ({ answer: null, deed: undefined, ...changes }) as AskedOpinion

type Place = 'waiting' | 'idle'

async function drawCard({
  reviews = [] as Review[],
  opinions = [] as AskedOpinion[],
  isHolder = true,
  at = undefined as Place | undefined,
} = {}) {
  const place = at ?? (reviews.length > 0 ? 'waiting' : 'idle')
  const stores = {
    reviews: { status: 'ready', isHolder, reviewsAt: () => reviews },
    consultations: { status: 'ready', opinions },
  }
  return (await draw(ReviewCard, { props: { now: NOW, place }, stores })).wrapper
}

describe('待我审签 on 今日', () => {
  it('says how many wait since when, and that some are overdue', async () => {
    const wrapper = await drawCard({ reviews: [toDo(), toDo({ isOverdue: true, since: NOW - 72 * HOUR })] })
    expect(readText(wrapper)).toContain('2 篇待我审签最早的已等 3 天其中 1 篇已超时限')
  })

  it('is not there for whoever signs nothing', async () => {
    expect(readText(await drawCard({ isHolder: false }))).toBe('')
  })

  it('stands above the month while something waits, and below it when nothing does, never twice', async () => {
    const textAt = async (place: Place, reviews: Review[]) => readText(await drawCard({ reviews, at: place }))
    expect(await textAt('waiting', [toDo()])).toContain('1 篇待我审签')
    expect(await textAt('idle', [toDo()])).toBe('')
    expect(await textAt('waiting', [])).toBe('')
    expect(await textAt('idle', [])).toContain('没有稿件等您审签')
  })

  it('has a line for what the office asks the unit, of what is not answered or on its way alone', async () => {
    const answer = { words: '属实', by: '李审', at: NOW }
    const waiting = { deed: { status: 'waiting' } } as Partial<AskedOpinion>
    const refused = { deed: { status: 'refused' } } as Partial<AskedOpinion>
    const wrapper = await drawCard({ opinions: [asked(), asked({ answer }), asked(waiting), asked(refused)] })
    expect(readText(wrapper)).toContain('会商：2 件等本单位意见')
    expect(wrapper.findAll('a').map((link) => link.attributes('href'))).toContain('/consultations')
    expect(readText(await drawCard({ opinions: [asked(waiting)] }))).not.toContain('会商')
  })
})
