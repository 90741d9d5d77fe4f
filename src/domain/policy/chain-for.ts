import type { Category } from '../category.ts'
import type { Origin } from '../record/item-record.ts'
import type { Policy } from './policy.ts'
import type { SignOffChain } from './sign-off-chain.ts'

export interface ItemToSign {
  category: Category
  origin: Origin
  /** It goes to a level above the office. */
  isUpward: boolean
}

/** The signatures that an item needs: the first chain in the document's order that fits; null when none does (未规定). */
export function chainFor({ signOff }: Pick<Policy, 'signOff'>, item: ItemToSign): SignOffChain | null {
  return signOff.find((chain) => fits(chain, item)) ?? null
}

function fits({ categories, origins, isUpward }: SignOffChain, item: ItemToSign): boolean {
  if (categories !== null && !categories.includes(item.category)) return false
  if (origins !== null && !origins.includes(item.origin)) return false
  return isUpward === null || isUpward === item.isUpward
}
