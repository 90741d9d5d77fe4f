import { describe, expect, it } from 'vitest'
import type { ItemEvent } from '../../../src/domain/item/item-event.ts'
import {
  chainsWithOfficeReview,
  mayReview,
  missingReviews,
} from '../../../src/domain/policy/office-reviews.ts'
import type { SignerPost, SignOffChain } from '../../../src/domain/policy/sign-off-chain.ts'

describe('the reviews of the office that are missing', () => {
  it('are none where the policy names no chain, or only people of the unit', () => {
    expect(missingReviews({ chain: null, events: [arrived], held: ['editor'] })).toEqual([])
    expect(missingFor(['editor'], ['reviewer', 'signer'], [])).toEqual([])
  })

  it('leave out the posts of whoever decides: the own step is done by deciding', () => {
    expect(missingFor(['editor'], ['editor', 'director'], [])).toEqual(['director'])
    expect(missingFor(['editor', 'director'], ['editor', 'director'], [])).toEqual([])
  })

  it('of a post that stands twice are two: 主任先行审阅, and again what goes up', () => {
    const posts: SignerPost[] = ['director', 'editor', 'director']
    expect(missingFor(['editor'], posts, [])).toEqual(['director', 'director'])
    expect(missingFor(['editor'], posts, [reviewed('director')])).toEqual(['director'])
    expect(missingFor(['editor'], posts, [reviewed('director'), reviewed('director')])).toEqual([])
  })

  it('start anew with a text that the author wrote again', () => {
    const events = [reviewed('director'), { ...arrived, type: 'resubmitted' } as ItemEvent]
    expect(missingFor(['editor'], ['director'], events)).toEqual(['director'])
  })

  it('are not settled by a review of another post', () => {
    expect(missingFor(['editor'], ['director', 'leader'], [reviewed('leader')])).toEqual(['director'])
  })
})

it('only whoever holds a missing post may review, and an editor’s step is no review', () => {
  const question = { chain: chainOf(['editor', 'director']), events: [arrived] }
  expect(mayReview({ ...question, held: ['editor'] })).toBe(false)
  expect(mayReview({ ...question, held: ['editor', 'director'] })).toBe(true)
  const given = { ...question, events: [arrived, reviewed('director')] }
  expect(mayReview({ ...given, held: ['editor', 'director'] })).toBe(false)
})

const arrived: ItemEvent = { type: 'submitted', at: 1, claimedAt: 1 }

function reviewed(post: SignerPost): ItemEvent {
  return { type: 'reviewed', at: 2, by: '主任', post, words: '' }
}

function missingFor(held: SignerPost[], posts: SignerPost[], events: ItemEvent[]) {
  return missingReviews({ chain: chainOf(posts), events: [arrived, ...events], held })
}

function chainOf(posts: SignerPost[]): SignOffChain {
  const steps = posts.map((post) => ({ post, hasDeputy: false }))
  return { id: 'all', name: '全部', categories: null, origins: null, isUpward: null, steps, statement: null }
}

it('a chain asks for a second look where the director or a leader stands in it, and an editor alone is none', () => {
  const chains = ([['reviewer', 'signer'], ['editor'], ['editor', 'director'], ['leader']] as const).map(
    (posts, place) => ({ ...chainOf([...posts]), id: String(place) }),
  )
  expect(chainsWithOfficeReview(chains).map(({ id }) => id)).toEqual(['2', '3'])
})
