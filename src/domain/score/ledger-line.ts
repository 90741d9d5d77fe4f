import type { Period } from '../calendar/period.ts'
import type { Category } from '../category.ts'
import type { ItemId, UnitId } from '../ids.ts'
import type { EnteredOccasion, ScoreOccasion } from '../policy/score-rule.ts'
import type { LeaderRank, Level, Origin, UseForm } from '../record/item-record.ts'
import type { Hundredths } from './hundredths.ts'
import type { ScoreEntry } from './score-entry.ts'
import type { ScoreStep } from './score-step.ts'

/** What a line was computed from. */
export type LineInputs =
  | { kind: 'reported'; category: Category; origin: Origin }
  | { kind: 'adopted'; category: Category; origin: Origin; level: Level; outlet: string; form: UseForm }
  | { kind: 'passed_up'; category: Category; origin: Origin; level: Level }
  | { kind: 'instructed'; category: Category; origin: Origin; rank: LeaderRank }
  | { kind: 'entered'; occasion: EnteredOccasion; entryId: string; words: string; evidence: string }
  /** A task in its own period; `extra` is the work above it. */
  | {
      kind: 'task'
      quotaId: string
      task: string
      target: number
      count: number
      missing: number
      extra: number
    }
  /** A rule whose points one missed period of the task takes back. */
  | { kind: 'miss'; quotaId: string; task: string; missed: number }
  | { kind: 'threshold'; measure: 'reported' | 'adopted'; least: number; count: number }
  | { kind: 'bound'; floor: number | null; ceiling: number | null }
  | { kind: 'veto'; occasion: ScoreOccasion; times: number; happened: number; entryIds: string[] }

/** One line of a unit's ledger. Lines that bring nothing stay, with the reason among their steps. */
export interface LedgerLine {
  /** The same in each computation: unit, item or entry, occasion, place. An appeal names it. */
  key: string
  unitId: UnitId
  /** The version of the policy that was applied. */
  policyVersion: number
  /** Null for an entry with points of its own or without a rule. */
  ruleId: string | null
  /** Empty where there is no rule; screens then name the occasion. */
  ruleName: string
  /** The day of the occasion; the last instant of its period for a line about a whole period (ms). */
  at: number
  /** The period of a task, threshold, bound or veto; null for an occasion. */
  period: Period | null
  itemId: ItemId | null
  inputs: LineInputs
  steps: ScoreStep[]
  hundredths: Hundredths
  /** Of an entry; null where the dated record itself is the proof. */
  confirmation: ScoreEntry['confirmation'] | null
  /** Who recorded what the line stands on, each once; left out where the records keep no name. */
  confirmedBy?: string[]
}
