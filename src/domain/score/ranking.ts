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
  /** The best first; of equal sums in the order in which the units were given. Below zero comes after zero. */
  units: RankedUnit[]
  /** Units of the class without a point, which a circular names; they stand in `units` too. */
  zeroUnitIds: UnitId[]
}

export interface Ranking {
  /** To be printed with the list. */
  method: RankMethod
  classes: ClassRanking[]
}

/** Units by their sum within each class; classes in the order in which they first appear. */
export function rankingOf(
  units: readonly Pick<UnitLedger, 'unitId' | 'classId' | 'hundredths'>[],
  method: RankMethod,
): Ranking {
  const classIds = [...new Set(units.map(({ classId }) => classId))]
  return {
    method,
    classes: classIds.map((classId) => {
      const ofClass = units.filter((unit) => unit.classId === classId)
      return {
        classId,
        units: rank(ofClass, method),
        zeroUnitIds: ofClass.filter(({ hundredths }) => hundredths === 0).map(({ unitId }) => unitId),
      }
    }),
  }
}

function rank(units: readonly Pick<UnitLedger, 'unitId' | 'hundredths'>[], method: RankMethod): RankedUnit[] {
  return [...units]
    .sort((a, b) => b.hundredths - a.hundredths)
    .map(({ unitId, hundredths }) => {
      const better = units.filter((unit) => unit.hundredths > hundredths)
      const places = method === 'skip' ? better.length : new Set(better.map((unit) => unit.hundredths)).size
      return { unitId, hundredths, rank: places + 1 }
    })
}
