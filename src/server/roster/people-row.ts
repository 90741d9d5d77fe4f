import type { Role } from '../../domain/people/role.ts'
import type { RosterPost } from '../../domain/people/roster.ts'

/** The columns of a sheet of people and units, by the names that offices give them. */
const COLUMNS = {
  unit: ['单位', '单位名称', '报送单位', 'unit'],
  unitClass: ['单位类别', '类别', 'class'],
  name: ['姓名', 'name'],
  role: ['角色', '岗位', 'role'],
  duty: ['职务', 'duty'],
  phone: ['电话', '手机', '联系电话', 'phone'],
  account: ['账号', '帐号', 'account'],
  section: ['科室', 'section'],
} as const
type Column = keyof typeof COLUMNS
export type PeopleRow = Record<Column, string> & {
  /** As the sheet counts, its head is row 1. */
  number: number
}

export const TEMPLATE_HEADS = Object.values(COLUMNS).map(([name]) => name)

/** What a role of the sheet means: the account's role, if it has one, and the seat in the roster, if it has one. */
export const SHEET_ROLES: Record<string, { role: Role | null; post: RosterPost | null }> = {
  信息员: { role: 'officer', post: 'officer' },
  科室负责人: { role: 'reviewer', post: 'section_head' },
  科长: { role: 'reviewer', post: 'section_head' },
  主要领导: { role: 'signer', post: null },
  分管领导: { role: null, post: 'leader' },
}

/** The rows below the head; undefined when the head lacks the unit or the name. Empty rows are left out. */
export function readPeopleRows(sheet: readonly string[][]): PeopleRow[] | undefined {
  const head = (sheet[0] ?? []).map((name) => name.trim().toLowerCase())
  const placeOf = (column: Column) =>
    head.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name))
  if (placeOf('unit') < 0 || placeOf('name') < 0) return undefined
  const columns = Object.keys(COLUMNS) as Column[]
  return sheet.slice(1).flatMap((row, index) => {
    const cells = Object.fromEntries(
      columns.map((column) => [column, (row[placeOf(column)] ?? '').trim()]),
    ) as Record<Column, string>
    const isEmpty = Object.values(cells).every((cell) => cell === '')
    return isEmpty ? [] : [{ ...cells, number: index + 2 }]
  })
}
