import { printChange, changeOf } from '../../../domain/figures/change.ts'
import { floorToTens } from '../../../domain/figures/round-count.ts'
import { figureOf } from '../../../domain/figures/figure.ts'
import type { Filling } from '../../../domain/figures/fill-template.ts'
import { rateOf, type Perhaps } from '../../../domain/figures/rate.ts'
import { isRefused } from '../../../domain/figures/refusal.ts'
import type { CountyProgressAnswer, NamedUnitProgress } from '../../../protocol/desk-progress.ts'

export interface CircularSource {
  progress: CountyProgressAnswer
  /** The period before; undefined where it is not known: then nothing is compared. */
  before: CountyProgressAnswer | undefined
  /** The period, and the day of the office's clock, in words. */
  periodWords: string
  dayWords: string
  classNameById: ReadonlyMap<string, string>
}

const UNITS = '个单位'
const ITEMS = '篇'
const TASKS = '项'

/**
 * What a circular (通报) may name, by the name in its `{{}}`: practice.md 6.3 "period and cut-off date; overall figures;
 * table by class (unit, quota, reported, adopted …, rank …); … rule version". A figure that there is not is null, so that
 * the text which names it is refused.
 */
export function circularFigures(source: CircularSource): Record<string, Filling> {
  const { progress, before, periodWords, dayWords } = source
  const { participation, completion } = progress
  const reported = figureOf(progress.reported, ITEMS)
  const adopted = figureOf(progress.adopted, ITEMS)
  const roundly = floorToTens(reported)
  return {
    周期: periodWords,
    截止日期: dayWords,
    单位总数: figureOf(participation.reported.units, UNITS),
    报送单位数: figureOf(participation.reported.taking, UNITS),
    参与率: rate(
      figureOf(participation.reported.taking, UNITS),
      figureOf(participation.reported.units, UNITS),
    ),
    报送: reported,
    报送约数: roundly,
    报送增减: before && changeSince(reported, figureOf(before.reported, ITEMS)),
    采用: adopted,
    采用增减: before && changeSince(adopted, figureOf(before.adopted, ITEMS)),
    采用率: rate(adopted, reported),
    采用率约数: rate(adopted, roundly),
    任务数: progress.hasQuantityTargets ? figureOf(completion.tasks, TASKS) : null,
    完成任务数: progress.hasQuantityTargets ? figureOf(completion.met, TASKS) : null,
    任务完成率: progress.hasQuantityTargets
      ? rate(figureOf(completion.met, TASKS), figureOf(completion.tasks, TASKS))
      : null,
    各单位: unitLines(source),
    未报送单位: namesOf(progress.units.filter((unit) => unit.reported === 0)) || '无',
    规则版本: progress.policyVersion === null ? null : `第${progress.policyVersion}版`,
  }
}

function rate(part: Perhaps, whole: Perhaps): Filling {
  const share = rateOf(part, whole)
  return isRefused(share) ? null : share
}

function changeSince(now: Perhaps, base: Perhaps): Filling {
  const change = changeOf(now, base)
  return isRefused(change) ? null : printChange(change)
}

/** The units that reported, by class and rank; those without an item are named by themselves. */
function unitLines({ progress, classNameById }: CircularSource): string {
  const classIds = [...new Set(progress.units.map(({ classId }) => classId))]
  return classIds
    .flatMap((classId) => {
      const taking = progress.units.filter((unit) => unit.classId === classId && unit.reported > 0)
      if (taking.length === 0) return []
      const ranked = [...taking].sort((a, b) => a.rank.reported - b.rank.reported)
      return [`${classNameById.get(classId) ?? classId}：`, ...ranked.map(unitLine)]
    })
    .join('\n')
}

function unitLine({ rank, unitName, reported, adopted }: NamedUnitProgress): string {
  return `第${rank.reported}名　${unitName}　报送${reported}${ITEMS}，采用${adopted}${ITEMS}`
}

function namesOf(units: readonly NamedUnitProgress[]): string {
  return units.map(({ unitName }) => unitName).join('、')
}
