import type { Category } from '../../domain/category.ts'
import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { UnitStep } from '../../domain/item/item-event.ts'
import { chainFor } from '../../domain/policy/chain-for.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { unitStepsFor } from '../../domain/policy/unit-steps.ts'
import type { Origin } from '../../domain/record/item-record.ts'
import type { Database } from '../db/database.ts'
import { listPosts } from '../people/people.usecases.ts'
import { originToSign } from '../roster/direct-points.usecases.ts'

export interface ArrivingText {
  unitId: UnitId
  authorId: AccountId
  category: Category
  origin: Origin
  at: number
}

/**
 * The signatures that a text takes in its unit, as the policy of the day says, to go with its event; left out when it
 * takes none. The author's own post does not count: nobody signs a text of their own.
 */
export function stepsOfArrival(
  db: Database,
  policy: Policy,
  { unitId, authorId, category, origin, at }: ArrivingText,
): { steps?: UnitStep[] } {
  const item = { category, origin: originToSign(db, { unitId, origin, at }), isUpward: false }
  // Where nothing is to be signed, nobody asks who would.
  if (chainFor(policy, item) === null) return {}
  const others = listPosts(db, unitId).filter(({ id }) => id !== authorId)
  const held = {
    reviewer: others.some(({ role }) => role === 'reviewer'),
    signer: others.some(({ role }) => role === 'signer'),
  }
  const steps = unitStepsFor(policy, item, held)
  return steps.length === 0 ? {} : { steps }
}
