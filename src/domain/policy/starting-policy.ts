import { CATEGORIES, type Category } from '../category.ts'
import type { CategoryRule, Policy } from './policy.ts'
import type { Scoring } from './score-rule.ts'

/** An office that has set nothing of how points are given. */
export const NO_SCORING: Scoring = {
  rules: [],
  severalUses: { kind: 'sum' },
  jointItems: { kind: 'equal' },
  severalInstructions: 'each',
  rankMethod: 'skip',
}

/**
 * The policy of an office on its first day: classes and lengths that are usual in the trade, and no task at all,
 * because a task nobody has set must not stand on a screen.
 */
export function startingPolicy(validFrom: number): Policy {
  return {
    version: 1,
    validFrom,
    title: '起步规则',
    unitClasses: [
      { id: 'town', name: '乡镇' },
      { id: 'department', name: '县直部门' },
      { id: 'stationed', name: '驻县单位' },
    ],
    categories: CATEGORIES.map(usualLength),
    hasQuantityTargets: true,
    quotas: [],
    breakdowns: [],
    scoring: NO_SCORING,
    deadlines: { urgent: [], sameDay: null, commissionHours: null, staleness: [], silenceWorkingDays: null },
    signOff: [],
    countedBy: 'officer',
    returnedCountsIn: 'first',
    workingDays: { years: [], corrections: [] },
    remarks: [],
    unstated: [
      'structure',
      'quotas',
      'breakdown',
      'scoring',
      'deductions',
      'urgent',
      'commissions',
      'same_day',
      'staleness',
      'silence',
      'sign_off',
    ],
  }
}

/** Usual lengths: 动态 within 300 characters, everything longer within 2000 (BT-08). */
function usualLength(category: Category): CategoryRule {
  const lengthLimit = category === 'news' || category === 'lead' ? 300 : 2000
  return { category, lengthLimit, structure: [], statement: null }
}
