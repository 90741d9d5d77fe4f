import type { ItemId, UnitId } from '../ids.ts'
import type { EnteredOccasion } from '../policy/score-rule.ts'

/**
 * What no record of the machine proves (a commission that failed, a factual error): entered by one person of the
 * office with evidence, in force only when a second person has confirmed it.
 */
export interface ScoreEntry {
  id: string
  unitId: UnitId
  /** The item it concerns; null when it concerns the unit alone. */
  itemId: ItemId | null
  occasion: EnteredOccasion
  /** The day to whose period it belongs (ms). */
  at: number
  /** What happened, for the unit to read. */
  words: string
  /** What proves it: a document's number, a call's time. */
  evidence: string
  /** Points of its own, only with `other`: what the policy has no rule for. */
  points: number | null
  enteredBy: string
  enteredAt: number
  confirmation:
    | { status: 'open' }
    | { status: 'confirmed'; by: string; at: number }
    /** The second person did not agree; it never counts. */
    | { status: 'refused'; by: string; at: number; words: string }
}

/** A unit's objection (申诉) to a line of the ledger, and the office's answer. */
export interface Appeal {
  id: string
  unitId: UnitId
  /** The line's key as the ledger gives it: the same in each computation. */
  lineKey: string
  words: string
  madeBy: string
  madeAt: number
  answer: { isUpheld: boolean; words: string; by: string; at: number } | null
}
