import { isMarkedSecret } from '../../domain/item/is-marked-secret.ts'
import { mergeThreeWays, type Merged } from '../../domain/item/three-way-merge.ts'
import { findMissingFields } from '../../domain/item/item-text.ts'
import type { Submission } from '../../protocol/commands.ts'
import type { Database } from '../db/database.ts'
import { getRevision } from './item-view.repository.ts'
import type { ItemHead } from './items.repository.ts'
import { findEarlierText } from './siblings.repository.ts'

/**
 * A correction of a returned item that was written from an earlier text than the office has by now: both in one, when
 * what they changed does not touch. Undefined when people have to choose.
 */
export function joinWithNewerText(
  db: Database,
  head: ItemHead,
  { baseRev, submission }: { baseRev: number; submission: Submission },
): Merged | undefined {
  // What is being decided on must not change by itself.
  if (head.status !== 'returned') return undefined
  const earlier = findEarlierText(db, head.id, baseRev)
  if (earlier === undefined) return undefined
  const base = getRevision(db, earlier)
  const joined = mergeThreeWays({ base, ours: getRevision(db, head.revisionId), theirs: submission })
  if (joined === undefined || isMarkedSecret(joined)) return undefined
  return findMissingFields(joined.text).length > 0 ? undefined : joined
}
