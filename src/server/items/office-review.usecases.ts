import type { Category } from '../../domain/category.ts'
import { chainFor } from '../../domain/policy/chain-for.ts'
import {
  mayReview,
  missingReviews,
  postToReview,
  type ReviewQuestion,
} from '../../domain/policy/office-reviews.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import type { SignerPost, SignOffOrigin } from '../../domain/policy/sign-off-chain.ts'
import type { Database } from '../db/database.ts'
import type { Parts } from '../parts.ts'
import { officePostsOf } from '../people/people.usecases.ts'
import { originToSign } from '../roster/direct-points.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { findItemRecord } from './item-records.repository.ts'
import { refuseItem } from './items.errors.ts'
import { listEvents } from './items.repository.ts'

type ReviewParts = Pick<Parts, 'db' | 'policies'>

/** What the policy's chains go by, and the events among which its reviews stand. */
export interface Reviewed {
  category: Category
  origin: SignOffOrigin
  events: readonly ItemEvent[]
}

export interface ReviewFor {
  of: Reviewed
  person: Pick<Session, 'accountId' | 'role'>
  at: number
}

export function getReviewed(db: Database, itemId: ItemId): Reviewed {
  const record = findItemRecord(db, itemId)?.record
  if (record === undefined) throw refuseItem('item.unknown')
  const { category, unitId } = record
  const events = listEvents(db, itemId)
  const origin = originToSign(db, {
    unitId,
    origin: record.origin,
    at: arrivalOf(events) ?? record.reportedAt,
  })
  return { category, origin, events }
}

/** What it still needs before this person may use it, or pass it up; and whether a review of theirs would count. */
export function describeReviews(parts: ReviewParts, asked: ReviewFor) {
  const adopt = questionOf(parts, asked, false)
  const passUp = questionOf(parts, asked, true)
  return {
    missing: { adopt: missingReviews(adopt), passUp: missingReviews(passUp) },
    mayReview: mayReview(adopt) || mayReview(passUp),
  }
}

/** Whoever uses or passes up something asks here first: `review.missing` while the policy's reviews are not given. */
export function ensureReviewed(
  parts: ReviewParts,
  { isUpward, ...asked }: ReviewFor & { isUpward: boolean },
) {
  if (missingReviews(questionOf(parts, asked, isUpward)).length > 0) throw refuseItem('review.missing')
}

/** The post for which this person reviews it; `review.not_asked` when nobody asks for it. */
export function getPostToReview(parts: ReviewParts, asked: ReviewFor): SignerPost {
  const post = postToReview(questionOf(parts, asked, false)) ?? postToReview(questionOf(parts, asked, true))
  if (post === undefined) throw refuseItem('review.not_asked')
  return post
}

function questionOf(
  { db, policies }: ReviewParts,
  { of: { events, ...kinds }, person, at }: ReviewFor,
  isUpward: boolean,
): ReviewQuestion {
  return {
    chain: chainFor(policies.at(at), { ...kinds, isUpward }),
    events,
    held: officePostsOf(db, person),
  }
}

/** When its present text came, which is when its signatures were reckoned. */
function arrivalOf(events: readonly ItemEvent[]): number | undefined {
  const arrivals = events.filter(({ type }) => type === 'submitted' || type === 'resubmitted')
  return arrivals[arrivals.length - 1]?.at
}
