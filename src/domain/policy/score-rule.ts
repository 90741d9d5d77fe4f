import type { PeriodKind } from '../calendar/period.ts'
import type { Category } from '../category.ts'
import type { LeaderRank, Level, Origin, UseForm } from '../record/item-record.ts'
import type { Statement } from './statement.ts'

/** What brings or costs points once for each time it happens. */
export const SCORE_OCCASIONS = [
  'reported',
  'adopted',
  'passed_up',
  'instructed',
  'commission_on_time',
  'commission_late',
  'commission_failed',
  'urgent_late',
  'urgent_missed',
  'urgent_concealed',
  'factual_error',
  'wording_error',
  'other',
] as const
export type ScoreOccasion = (typeof SCORE_OCCASIONS)[number]

/** Occasions that no record of the machine proves: somebody enters them with evidence, and another person confirms. */
export const ENTERED_OCCASIONS = [
  'commission_on_time',
  'commission_late',
  'commission_failed',
  'urgent_late',
  'urgent_missed',
  'urgent_concealed',
  'factual_error',
  'wording_error',
  'other',
] as const satisfies readonly ScoreOccasion[]
export type EnteredOccasion = (typeof ENTERED_OCCASIONS)[number]

/** To what a rule applies; null means any. */
export interface ScoreMatch {
  unitClassIds: string[] | null
  categories: Category[] | null
  origins: Origin[] | null
  levels: Level[] | null
  outlets: string[] | null
  forms: UseForm[] | null
  ranks: LeaderRank[] | null
}

export const ANY_OCCASION: ScoreMatch = {
  unitClassIds: null,
  categories: null,
  origins: null,
  levels: null,
  outlets: null,
  forms: null,
  ranks: null,
}

/** Points have at most two decimals; less than nothing is a deduction. */
export type PointsPerOccasion =
  | { kind: 'fixed'; points: number }
  /** So many times what another rule gives (× 2, × 5). */
  | { kind: 'multiple'; ofRuleId: string; factor: number }

interface ScoreRuleBase {
  id: string
  /** What the ledger calls it: 市级单篇采用. */
  name: string
  statement: Statement | null
}

/** Points for what happens. The first rule in the document's order that fits an occasion is the one that holds. */
export interface OccasionRule extends ScoreRuleBase {
  kind: 'occasion'
  occasion: ScoreOccasion
  match: ScoreMatch
  points: PointsPerOccasion
}

/** Points for a whole period: when the task is met (or for each item above or below it). */
export interface PeriodRule extends ScoreRuleBase {
  kind: 'period'
  unitClassIds: string[] | null
  /** The task that is looked at, in its own period. */
  quotaId: string
  when:
    /** 10 a month if the floor is met. */
    | { kind: 'met'; points: number }
    | { kind: 'missed'; points: number }
    | { kind: 'per_missing'; points: number }
    | { kind: 'per_extra'; points: number }
  /** At most so much of this rule in a year (at most 120 a year), as an amount without sign; null: no limit. */
  mostPerYear: number | null
  /**
   * With `met`: one missed period of the task takes back what the rule brings in this longer one (one miss cancels the
   * base of the period). Missing in documents of before it could be said; null and missing: nothing is taken back.
   */
  missCancels?: PeriodKind | null
}

/** So many items in the period bring the points, fewer bring `otherwise` (每年15条: 50, else 0). */
export interface ThresholdRule extends ScoreRuleBase {
  kind: 'threshold'
  unitClassIds: string[] | null
  period: PeriodKind
  measure: 'reported' | 'adopted'
  categories: Category[] | null
  least: number
  points: number
  otherwise: number
}

/** So many confirmed occasions bring the whole sum of the period to nothing (两次约稿未完成, 全年计零分). */
export interface VetoRule extends ScoreRuleBase {
  kind: 'veto'
  unitClassIds: string[] | null
  occasion: ScoreOccasion
  times: number
  period: PeriodKind
}

/** The sum of the period stays between the two; null: no such end. */
export interface BoundRule extends ScoreRuleBase {
  kind: 'bound'
  unitClassIds: string[] | null
  period: PeriodKind
  floor: number | null
  ceiling: number | null
}

export type ScoreRule = OccasionRule | PeriodRule | ThresholdRule | VetoRule | BoundRule

/** Several uses of one item: all of them, the highest alone, or the highest and a share of each other one. */
export type SeveralUses =
  { kind: 'sum' } | { kind: 'highest' } | { kind: 'highest_plus_share'; percent: number }

/** One item of several units: split equally, the same points for each, or by weight where no shares were agreed. */
export type JointItems =
  | { kind: 'equal' }
  | { kind: 'fixed'; points: number }
  /** The leading unit's part; the others divide the rest equally. */
  | { kind: 'weighted'; mainPercent: number }

/** Several instructions on one item. */
export const SEVERAL_INSTRUCTIONS = ['each', 'highest_rank', 'once_per_rank'] as const
export type SeveralInstructions = (typeof SEVERAL_INSTRUCTIONS)[number]

/** Equal sums: the same rank and the next skipped (1 1 3), or the next not skipped (1 1 2). It is printed with the list. */
export const RANK_METHODS = ['skip', 'dense'] as const
export type RankMethod = (typeof RANK_METHODS)[number]

export interface Scoring {
  rules: ScoreRule[]
  severalUses: SeveralUses
  jointItems: JointItems
  severalInstructions: SeveralInstructions
  rankMethod: RankMethod
}
