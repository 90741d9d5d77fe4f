import { missingIn } from '../../../domain/progress/completion.ts'
import { WARNINGS } from '../../../domain/progress/early-warning.ts'
import type { NamedUnitProgress } from '../../../protocol/desk-progress.ts'

export const SORT_KEYS = [
  'warning',
  'name',
  'reported',
  'adopted',
  'missing',
  'completion',
  'rank',
  'last',
] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface Order {
  key: SortKey
  isDescending: boolean
}

export interface RowFilter {
  /** Empty: every class. */
  classId: string
  /** Undefined: all of them. */
  warning: RowWarning | undefined
  /** Part of a name. */
  query: string
}

/** The gravest first; units without a warning last. */
export const ROW_WARNINGS = [...WARNINGS, 'ok'] as const
export type RowWarning = (typeof ROW_WARNINGS)[number]

/** What stands first in a unit's row; a unit may have more than one warning. */
export function warningOf({ warnings }: NamedUnitProgress): RowWarning {
  return warnings[0] ?? 'ok'
}

/** What a unit still lacks over all its tasks. */
export function missingOf({ lines }: NamedUnitProgress): number {
  return missingIn(lines)
}

export function filterRows(
  units: readonly NamedUnitProgress[],
  { classId, warning, query }: RowFilter,
): NamedUnitProgress[] {
  return units.filter(
    (unit) =>
      (classId === '' || unit.classId === classId) &&
      (warning === undefined || hasWarning(unit, warning)) &&
      unit.unitName.includes(query.trim()),
  )
}

function hasWarning({ warnings }: NamedUnitProgress, warning: RowWarning): boolean {
  return warning === 'ok' ? warnings.length === 0 : warnings.includes(warning)
}

/** Sorted by one column; equal ones by name, so that the list stands still. */
export function sortRows(
  units: readonly NamedUnitProgress[],
  { key, isDescending }: Order,
): NamedUnitProgress[] {
  const byName = (a: NamedUnitProgress, b: NamedUnitProgress) => a.unitName.localeCompare(b.unitName, 'zh-CN')
  const direction = isDescending ? -1 : 1
  return [...units].sort((a, b) => direction * compare(a, b, key) || byName(a, b))
}

function compare(a: NamedUnitProgress, b: NamedUnitProgress, key: SortKey): number {
  if (key === 'name') return a.unitName.localeCompare(b.unitName, 'zh-CN')
  return valueOf(a, key) - valueOf(b, key)
}

function valueOf(unit: NamedUnitProgress, key: Exclude<SortKey, 'name'>): number {
  switch (key) {
    case 'warning':
      return ROW_WARNINGS.indexOf(warningOf(unit))
    case 'missing':
      return missingOf(unit)
    case 'completion':
      return unit.completion.tasks === 0 ? 1 : unit.completion.met / unit.completion.tasks
    case 'rank':
      return unit.rank.reported
    case 'last':
      return unit.silence.lastReportedAt ?? 0
    default:
      return unit[key]
  }
}
