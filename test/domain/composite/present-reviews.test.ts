import { expect, it } from 'vitest'
import type { CompositeEvent } from '../../../src/domain/composite/composite.ts'
import { reviewsOfPresentText } from '../../../src/domain/composite/present-reviews.ts'

const by = '编辑'
const composed: CompositeEvent = { type: 'composed', at: 1, by }
const reviewed: CompositeEvent = { type: 'reviewed', at: 2, by, post: 'director', words: '' }

it('a review holds for the text that was there, whatever happens to sources and uses after it', () => {
  const sources: CompositeEvent = { type: 'sources_changed', at: 3, by }
  expect(reviewsOfPresentText([composed, reviewed, sources])).toEqual([reviewed])
  expect(reviewsOfPresentText([composed, reviewed, { type: 'edited', at: 3, by }])).toEqual([])
})
