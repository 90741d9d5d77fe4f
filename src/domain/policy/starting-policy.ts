import { CATEGORIES, type Category } from '../category.ts'
import type { CategoryRule, Policy } from './policy.ts'

/**
 * The policy of an office on its first day: classes and lengths that are usual in the trade, and no task at all,
 * because a task nobody has set must not stand on a screen.
 */
export function startingPolicy(validFrom: number): Policy {
  return {
    version: 1,
    validFrom,
    unitClasses: [
      { id: 'town', name: '乡镇' },
      { id: 'department', name: '县直部门' },
      { id: 'stationed', name: '驻县单位' },
    ],
    categories: CATEGORIES.map(usualLength),
    quotas: [],
    countedBy: 'officer',
  }
}

/** Usual lengths: 动态 within 300 characters, everything longer within 2000 (offices CH and BT). */
function usualLength(category: Category): CategoryRule {
  return { category, lengthLimit: category === 'news' || category === 'lead' ? 300 : 2000 }
}
