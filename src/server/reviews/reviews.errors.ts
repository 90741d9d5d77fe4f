import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const REVIEW_REFUSALS = {
  'review.own_text': { status: 403, message: 'Nobody signs a text of their own.' },
  'review.not_yours': { status: 403, message: 'This person does not sign here.' },
  'review.not_overdue': { status: 409, message: 'No signature of this item is overdue.' },
  'review.reminded_already': { status: 409, message: 'The unit was reminded within the hour.' },
  'deputy.unknown': { status: 404, message: 'There is no such deputyship.' },
  'deputy.wrong_person': { status: 409, message: 'A deputy is somebody else of the same unit.' },
  'deputy.wrong_time': { status: 409, message: 'The time has passed, is empty or too long.' },
} as const satisfies RefusalTexts

export const refuseReview = createRefusals(REVIEW_REFUSALS)
