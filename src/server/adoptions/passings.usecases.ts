import type { PassingFilter, PassingList, PassingRow } from '../../protocol/desk-adoption.ts'
import { listCompositePassings } from '../composites/composite-passings.usecases.ts'
import type { Database } from '../db/database.ts'
import { listItemPassings } from '../items/passed-up.usecases.ts'

/** More than an office passes up in some years. */
const MOST_ROWS = 1000

/** Everything that was passed up, items and composites, with what came of it, and what was used above without; newest first. */
export function listPassings(db: Database, filter: PassingFilter, at: number): PassingList {
  const all = [...listItemPassings(db), ...listCompositePassings(db)].sort((a, b) => b.at - a.at)
  const countOf = (status: PassingRow['outcome']['status']) =>
    all.filter(({ outcome }) => outcome.status === status).length
  return {
    rows: all.filter((row) => isIn(filter, row)).slice(0, MOST_ROWS),
    counts: {
      waiting: countOf('waiting'),
      adopted: countOf('adopted'),
      not_used: countOf('not_used'),
      unregistered: all.filter((row) => isIn('unregistered', row)).length,
    },
    serverTime: at,
  }
}

/** What was never passed up stands among what was used above, and by itself. */
function isIn(filter: PassingFilter, { outcome, isUnregistered }: PassingRow): boolean {
  if (filter === 'unregistered') return isUnregistered === true
  return filter === 'all' || outcome.status === filter
}
