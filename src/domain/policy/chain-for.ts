import type { Category } from '../category.ts'
import type { Policy } from './policy.ts'
import type { SignOffChain, SignOffOrigin } from './sign-off-chain.ts'

export interface ItemToSign {
  category: Category
  origin: SignOffOrigin
  /** It goes to a level above the office. */
  isUpward: boolean
}

/** The signatures that an item needs: the first chain in the document's order that fits; null when none does (未规定). */
export function chainFor({ signOff }: Pick<Policy, 'signOff'>, item: ItemToSign): SignOffChain | null {
  return signOff.find((chain) => fits(chain, item)) ?? null
}

function fits({ categories, origins, isUpward }: SignOffChain, item: ItemToSign): boolean {
  if (categories !== null && !categories.includes(item.category)) return false
  if (originsOf({ origins })?.includes(item.origin) === false) return false
  return isUpward === null || isUpward === item.isUpward
}

/**
 * The origins that a chain takes; null for any. A direct-report point writes on its own account too, so without a chain
 * that names it, it signs like every other unit.
 */
export function originsOf({ origins }: Pick<SignOffChain, 'origins'>): SignOffOrigin[] | null {
  return origins?.includes('own') === true ? [...origins, 'direct_point'] : origins
}
