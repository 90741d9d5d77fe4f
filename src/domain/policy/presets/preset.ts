import { CATEGORIES, type Category } from '../../category.ts'
import type { DeadlineRules } from '../deadline-rule.ts'
import type { CategoryRule, Policy, PolicyPart, UnitClass } from '../policy.ts'
import { ANY_RECORD, type QuotaRule, type RecordFilter } from '../quota-rule.ts'
import type { ScoreRule } from '../score-rule.ts'
import { NO_SCORING } from '../starting-policy.ts'
import type { Statement } from '../statement.ts'
import { ANY_UNIT_CLASS, unstatedPartsOf } from '../unstated-parts.ts'

/** An office's rules before anybody has given them a version and a date. */
export type Preset = Omit<Policy, 'version' | 'validFrom'>

/** What an office's document states; what is left out, it does not say. */
export interface StatedRules {
  title: string
  unitClasses?: UnitClass[]
  categories?: (Pick<CategoryRule, 'category' | 'statement'> & Partial<CategoryRule>)[]
  quotas?: QuotaRule[]
  scoreRules?: ScoreRule[]
  deadlines?: Partial<DeadlineRules>
  signOff?: Policy['signOff']
  remarks: Statement[]
  /** Parts that its remarks rule in words, without an amount that could be computed. */
  saidInWords?: PolicyPart[]
}

/** The whole document of an office's stated rules; every other part stays empty and is named as unsaid. */
export function presetOf({ saidInWords = [], ...stated }: StatedRules): Preset {
  const rules = {
    title: stated.title,
    unitClasses: stated.unitClasses ?? [ANY_UNIT_CLASS],
    categories: CATEGORIES.map((category) => ({
      category,
      lengthLimit: null,
      structure: [],
      statement: null,
      ...stated.categories?.find((rule) => rule.category === category),
    })),
    hasQuantityTargets: true,
    quotas: stated.quotas ?? [],
    breakdowns: [],
    scoring: { ...NO_SCORING, rules: stated.scoreRules ?? [] },
    deadlines: { ...NO_DEADLINES, ...stated.deadlines },
    signOff: stated.signOff ?? [],
    countedBy: 'officer' as const,
    returnedCountsIn: 'first' as const,
    workingDays: { years: [], corrections: [] },
    remarks: stated.remarks,
  }
  return { ...rules, unstated: unstatedPartsOf(rules, saidInWords) }
}

export function policyOfPreset(preset: Preset, head: Pick<Policy, 'version' | 'validFrom'>): Policy {
  return { ...head, ...preset }
}

export const NO_DEADLINES: DeadlineRules = {
  urgent: [],
  sameDay: null,
  commissionHours: null,
  staleness: [],
  silenceWorkingDays: null,
}

/** A sentence of a document: its code and its own words. */
export function said(code: string, quote: string): Statement {
  return { code, quote }
}

type StatedTask = Pick<QuotaRule, 'id' | 'name' | 'scope' | 'period' | 'statement'> &
  Partial<Omit<QuotaRule, 'filter'>> & { filter?: Partial<RecordFilter> }

/** A task of reported items of any kind, unless it says otherwise. */
export function task({ filter, ...stated }: StatedTask): QuotaRule {
  return {
    measure: 'reported',
    minimum: null,
    adoptedMinimum: null,
    aim: null,
    floorPercentOfLastYear: null,
    isWorkingDaysOnly: false,
    ...stated,
    filter: { ...ANY_RECORD, ...filter },
  }
}

/** The longer texts: what a document means when it asks for 分析 and 建议 and names no kind. */
const LONGER_KINDS = ['roundup', 'problem', 'research'] as const satisfies readonly Category[]

/** What the longer texts should contain (有情况、有问题、有分析、有建议). */
export function longerTexts(structure: string[], statement: Statement) {
  return LONGER_KINDS.map((category) => ({ category, structure, statement }))
}
