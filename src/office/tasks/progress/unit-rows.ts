import type { UnitProgress, UnitWarning } from '../../../protocol/desk-progress.ts'

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
  warning: UnitWarning | undefined
  /** Part of a name. */
  query: string
}

/** The most pressing first: nothing at all, long silent, behind. */
const PRESSING: readonly UnitWarning[] = ['zero', 'silent', 'behind', 'ok']

/** What a unit still lacks over all its tasks. */
export function missingOf({ rules }: UnitProgress): number {
  return rules.reduce((sum, { missing }) => sum + (missing ?? 0), 0)
}

export function filterRows(
  units: readonly UnitProgress[],
  { classId, warning, query }: RowFilter,
): UnitProgress[] {
  return units.filter(
    (unit) =>
      (classId === '' || unit.classId === classId) &&
      (warning === undefined || unit.warning === warning) &&
      unit.unitName.includes(query.trim()),
  )
}

/** Sorted by one column; equal ones by name, so that the list stands still. */
export function sortRows(units: readonly UnitProgress[], { key, isDescending }: Order): UnitProgress[] {
  const byName = (a: UnitProgress, b: UnitProgress) => a.unitName.localeCompare(b.unitName, 'zh-CN')
  const direction = isDescending ? -1 : 1
  return [...units].sort((a, b) => direction * compare(a, b, key) || byName(a, b))
}

function compare(a: UnitProgress, b: UnitProgress, key: SortKey): number {
  if (key === 'name') return a.unitName.localeCompare(b.unitName, 'zh-CN')
  return valueOf(a, key) - valueOf(b, key)
}

function valueOf(unit: UnitProgress, key: Exclude<SortKey, 'name'>): number {
  switch (key) {
    case 'warning':
      return PRESSING.indexOf(unit.warning)
    case 'missing':
      return missingOf(unit)
    case 'completion':
      return unit.completion.denominator === 0 ? 1 : unit.completion.numerator / unit.completion.denominator
    case 'rank':
      return unit.rank ?? Number.MAX_SAFE_INTEGER
    case 'last':
      return unit.lastReportedAt ?? 0
    default:
      return unit[key]
  }
}
