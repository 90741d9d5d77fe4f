import { chainFor } from '../../domain/policy/chain-for.ts'
import {
  mayReview,
  missingReviews,
  postToReview,
  type ReviewQuestion,
} from '../../domain/policy/office-reviews.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { SignerPost } from '../../domain/policy/sign-off-chain.ts'
import type { Parts } from '../parts.ts'
import { officePostsOf } from '../people/people.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { findItemRecord } from './item-records.repository.ts'
import { refuseItem } from './items.errors.ts'
import { listEvents } from './items.repository.ts'

type ReviewParts = Pick<Parts, 'db' | 'policies'>

export interface ReviewFor {
  itemId: ItemId
  person: Pick<Session, 'accountId' | 'role'>
  at: number
}

/** What an item still needs before this person may use it, or pass it up; and whether a review of theirs would count. */
export function describeReviews(parts: ReviewParts, asked: ReviewFor) {
  const adopt = questionOf(parts, asked, false)
  const passUp = questionOf(parts, asked, true)
  return {
    missing: { adopt: missingReviews(adopt), passUp: missingReviews(passUp) },
    mayReview: mayReview(adopt) || mayReview(passUp),
  }
}

/** Whoever uses or passes up an item asks here first: `review.missing` as long as the policy's reviews are not given. */
export function ensureReviewed(
  parts: ReviewParts,
  { isUpward, ...asked }: ReviewFor & { isUpward: boolean },
) {
  if (missingReviews(questionOf(parts, asked, isUpward)).length > 0) throw refuseItem('review.missing')
}

/** The post for which this person reviews an item; `review.not_asked` when nobody asks for it. */
export function getPostToReview(parts: ReviewParts, asked: ReviewFor): SignerPost {
  const post = postToReview(questionOf(parts, asked, false)) ?? postToReview(questionOf(parts, asked, true))
  if (post === undefined) throw refuseItem('review.not_asked')
  return post
}

function questionOf(
  { db, policies }: ReviewParts,
  { itemId, person, at }: ReviewFor,
  isUpward: boolean,
): ReviewQuestion {
  const record = findItemRecord(db, itemId)?.record
  if (record === undefined) throw refuseItem('item.unknown')
  const { category, origin } = record
  return {
    chain: chainFor(policies.at(at), { category, origin, isUpward }),
    events: listEvents(db, itemId),
    held: officePostsOf(db, person),
  }
}
