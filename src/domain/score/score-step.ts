import type { Hundredths } from './hundredths.ts'

/** Why a line brings nothing although a rule fits. `by`: the key of the line that counts instead. */
export type Suppression =
  /** Several uses of one item: the highest alone counts. */
  | { because: 'highest_only'; by: string }
  /** Several instructions: that of the highest rank alone counts. */
  | { because: 'highest_rank_only'; by: string }
  /** Several instructions: the first of each rank counts. */
  | { because: 'once_per_rank'; by: string }
  /** An entry that nobody has confirmed yet, or that its own author confirmed. */
  | { because: 'open' }
  /** An entry to which the second person did not agree. */
  | { because: 'refused' }
  /** An entry for which the policy has no rule, and which names no points of its own. */
  | { because: 'no_rule' }
  /** A task that was not met when its period ended. */
  | { because: 'not_met' }
  /** A multiple whose rule is not there, gives no points or leads back to itself. */
  | { because: 'unresolved'; ruleId: string }

/** The arithmetic of a line: each step takes what the steps before it gave. */
export type ScoreStep =
  /** What the rule gives, or an entry by itself. */
  | { kind: 'points'; hundredths: Hundredths }
  /** So many times another rule's points. */
  | { kind: 'times'; factor: number }
  /** For each missing or extra item. */
  | { kind: 'count'; count: number }
  /** The share of a use beside the highest one, of a unit in a joint item, or of an item in a composite. */
  | { kind: 'share'; percent: number; of: 'use' | 'unit' | 'composite' }
  /** A joint item divided equally: among all its units, or among those that helped. */
  | { kind: 'divide'; by: number }
  /** What is left over by rounding goes to the main unit, or to a composite's main source, so that the parts add up. */
  | { kind: 'remainder'; hundredths: Hundredths }
  /** A joint item or composite that brings the same to each of its units or sources, whatever the use would bring. */
  | { kind: 'joint_fixed'; hundredths: Hundredths }
  /** Less what uses (or instructions) of this item brought before this period, where the highest alone counts. */
  | { kind: 'counted_before'; hundredths: Hundredths }
  /** No more than this of one rule in a year, of which so much was used up before. */
  | { kind: 'year_limit'; limit: Hundredths; used: Hundredths }
  | ({ kind: 'suppressed' } & Suppression)
  /** Of so many periods of the task it was missed: what the rule brought in the longer one is taken back. */
  | { kind: 'miss'; missed: number }
  /** The sum with which a bound, a veto or a miss begins. */
  | { kind: 'sum_before'; hundredths: Hundredths }
  | { kind: 'floor'; hundredths: Hundredths }
  | { kind: 'ceiling'; hundredths: Hundredths }
  /** It happened so often: the whole sum of the period is nothing. */
  | { kind: 'veto'; times: number }
