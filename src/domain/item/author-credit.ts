import { isWholePercent, sumPercents } from '../composite/whole-percent.ts'
import type { AccountId, UnitId } from '../ids.ts'
import type { UnitShare } from '../record/item-record.ts'

/** 信息采用实名制 (XY-11): a name under an adopted item, with the unit it counts for and its part of the whole. */
export interface AuthorCredit {
  /** Null for somebody who has no account here. */
  accountId: AccountId | null
  name: string
  unitId: UnitId
  unitName: string
  /** The main author (主要撰稿人); exactly one is. */
  isMain: boolean
  /** Of the whole, all together 100; null where the policy divides. */
  percent: number | null
  /** Found it and did not write it (线索提供): a name without a share, unless the office gives one. */
  isFinder?: true | undefined
}

/** What is wrong with the names under an item, the first of it. */
export type CreditFault = 'nobody' | 'one_main' | 'author_twice' | 'share_sum'

/** One main author (主要撰稿人) exactly; shares for all of them, together 100 %, or for none. */
export function findCreditFault(authors: readonly AuthorCredit[]): CreditFault | undefined {
  if (authors.length === 0) return 'nobody'
  if (new Set(authors.map(({ name, unitId }) => `${unitId} ${name}`)).size < authors.length)
    return 'author_twice'
  if (authors.filter(({ isMain }) => isMain).length !== 1) return 'one_main'
  const sharers = authors.filter(hasShare)
  const percents = sharers.flatMap(({ percent }) => (percent === null ? [] : [percent]))
  if (percents.length === 0) return undefined
  return percents.length === sharers.length && isWholePercent(percents) ? undefined : 'share_sum'
}

function hasShare({ isFinder, percent }: AuthorCredit): boolean {
  return isFinder !== true || percent !== null
}

/** The parts of the units in an item with these authors; none where one unit has the whole. */
export function sharesOfAuthors(authors: readonly AuthorCredit[], ownUnitId: UnitId): UnitShare[] {
  const sharers = authors.filter(hasShare)
  const unitIds = [...new Set(sharers.map(({ unitId }) => unitId))]
  if (unitIds.length === 0 || (unitIds.length === 1 && unitIds[0] === ownUnitId)) return []
  return unitIds.map((unitId) => {
    const own = sharers.filter((author) => author.unitId === unitId)
    const percents = own.flatMap(({ percent }) => (percent === null ? [] : [percent]))
    return {
      unitId,
      isMain: own.some(({ isMain }) => isMain),
      percent: percents.length < own.length ? null : sumPercents(percents),
    }
  })
}
