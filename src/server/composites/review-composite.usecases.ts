import type { ItemId } from '../../domain/ids.ts'
import type { Composite, CompositeReview } from '../../protocol/desk-composites.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import { getPostToReview } from '../items/office-review.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { getComposite } from './composite-view.usecases.ts'
import * as repository from './composites.repository.ts'
import { getReviewedComposite } from './reviewed-composite.usecases.ts'
import { findOpen } from './sources.usecases.ts'

export interface ReviewingComposite {
  id: ItemId
  review: CompositeReview
  person: Pick<Session, 'accountId' | 'displayName' | 'role'>
  at: number
}

/** Reviews (复审) a composite, once, for the post of this person that the policy asks for. */
export async function reviewComposite(
  parts: Pick<Parts, 'db' | 'policies' | 'config'>,
  reviewing: ReviewingComposite,
): Promise<Composite> {
  const { db } = parts
  ensureRoom(parts, 'text')
  const { id, person, at } = reviewing
  await db.write(() => applyReview(parts, reviewing))
  return getComposite(parts, { id, person, at })
}

/** Inside a write; what had been carried out before is not done again. */
function applyReview(parts: Pick<Parts, 'db' | 'policies'>, { id, review, person, at }: ReviewingComposite) {
  const { db } = parts
  if (findOpen(db, id, review) === null) return
  const post = getPostToReview(parts, { of: getReviewedComposite(db, id), person, at })
  const { words } = review
  repository.insertEvent(db, id, { type: 'reviewed', at, by: person.displayName, post, words })
  repository.insertDecision(db, { id: review.id, compositeId: id, accountId: person.accountId, at })
  repository.raiseRev(db, id)
}
