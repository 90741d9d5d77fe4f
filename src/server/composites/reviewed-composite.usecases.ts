import { reviewsOfPresentText } from '../../domain/composite/present-reviews.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { getReviewed, type Reviewed } from '../items/office-review.usecases.ts'
import { refuseComposite } from './composites.errors.ts'
import { listEvents, listSources } from './composites.repository.ts'

/**
 * What the office's reviews of a composite go by. It is nobody's report and has no category of its own, so it goes the
 * way of its main source (主稿). Refused where it has none any more.
 */
export function getReviewedComposite(db: Database, id: ItemId): Reviewed {
  const main = listSources(db, id).find(({ isMain }) => isMain)
  if (main === undefined) throw refuseComposite('composite.dissolved')
  return { ...getReviewed(db, main.itemId), events: reviewsOfPresentText(listEvents(db, id)) }
}
