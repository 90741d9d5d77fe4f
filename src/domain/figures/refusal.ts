import type { Figure } from './figure.ts'

/** 条 cannot be added to 篇 or divided by it, unless the caller's rule says that they are counted alike. */
export interface UnitsDiffer {
  status: 'rejected'
  code: 'figure.units_differ'
  units: string[]
}

/** The disjoint parts of a whole come to more or less than it. */
export interface PartsDoNotAddUp {
  status: 'rejected'
  code: 'figure.parts_do_not_add_up'
  whole: string
  /** The whole less the sum of its parts: negative when the parts are too many. */
  difference: Figure
}

/** A part (其中) is larger than that in which it is. */
export interface PartExceedsWhole {
  status: 'rejected'
  code: 'figure.part_exceeds_whole'
  whole: string
  part: string
  /** By how much. */
  difference: Figure
}

/** Points (个百分点) lie between two percentages and nothing else. */
export interface NotPercent {
  status: 'rejected'
  code: 'figure.not_percent'
  units: string[]
}

/** A template names figures that are not there. */
export interface FigureEmpty {
  status: 'rejected'
  code: 'figure.empty'
  /** Every such name, once, in the order of the text. */
  names: string[]
}

/** A template has a placeholder that was not closed, not opened or not named. */
export interface TemplateBroken {
  status: 'rejected'
  code: 'figure.template_broken'
  /** The text from the fault on, at most 20 characters. */
  near: string
}

export const FIGURE_REFUSAL_CODES = [
  'figure.units_differ',
  'figure.parts_do_not_add_up',
  'figure.part_exceeds_whole',
  'figure.not_percent',
  'figure.empty',
  'figure.template_broken',
] as const satisfies readonly FigureRefusal['code'][]

export type FigureRefusal =
  UnitsDiffer | PartsDoNotAddUp | PartExceedsWhole | NotPercent | FigureEmpty | TemplateBroken

export function isRefused<Result extends object>(
  result: Result | null | undefined,
): result is Extract<Result, FigureRefusal> {
  return result !== null && result !== undefined && 'status' in result && result.status === 'rejected'
}

export function refuseUnits(units: readonly string[]): UnitsDiffer {
  return { status: 'rejected', code: 'figure.units_differ', units: [...new Set(units)] }
}
