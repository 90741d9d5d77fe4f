import type { ItemId } from '../../domain/ids.ts'
import type { Handling } from '../../protocol/desk-intake.ts'
import { describeReviews, getReviewed } from '../items/office-review.usecases.ts'
import type { Parts } from '../parts.ts'
import { listLeaders } from '../people/people.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { listConsultations } from './consultations.usecases.ts'

export interface HandlingFor {
  itemId: ItemId
  session: Session
  at: number
}

/** What stands beside an item at the desk: whose review is missing, and who was asked or may be. */
export function describeHandling(
  parts: Pick<Parts, 'db' | 'policies'>,
  { itemId, session, at }: HandlingFor,
): Handling {
  const { db } = parts
  return {
    ...describeReviews(parts, { of: getReviewed(db, itemId), person: session, at }),
    consultations: listConsultations(db, itemId),
    leaders: listLeaders(db),
  }
}
