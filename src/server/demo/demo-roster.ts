import { monthBounds, monthOf, shiftMonth } from '../../domain/calendar/month.ts'
import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { Parts } from '../parts.ts'
import { fileEntry, filePoint } from '../roster/roster.usecases.ts'
import type { DemoPeople } from './demo-people.ts'

type RosterParts = Pick<Parts, 'db' | 'randomBytes' | 'now'>

/** 公安、卫生、信访、教育等重点直报单位 (CA-30). */
const STRAIGHT = '卫生健康局'

const ENTRY = { seatId: null, duty: '', phone: '', accountId: null, note: '' }

/** Inside a write: the roster of the county, with a few vacancies and one change, and four direct-report points. */
export function fileDemoRoster(parts: RosterParts, { authors, signers, editor }: DemoPeople, now: number) {
  const filed = { filedBy: editor.accountId, at: now }
  const since = monthBounds(shiftMonth(monthOf(now), -9)).from
  const units = [...authors.values()].flatMap(([first]) => (first === undefined ? [] : [first]))
  units.forEach(({ unit, accountId: authorId, maySignIn }, place) => {
    const accountId = maySignIn ? authorId : null
    const one = { ...ENTRY, ...filed, unitId: unit.id, from: since }
    if (place % 7 !== 6) fileEntry(parts, { ...one, post: 'leader', name: '分管负责人', duty: '班子成员' })
    if (place % 5 !== 4) fileEntry(parts, { ...one, post: 'section_head', name: '办公室主任' })
    if (place % 9 !== 8)
      fileEntry(parts, { ...one, post: 'officer', name: `${unit.name}信息员`, accountId, duty: '信息员' })
  })
  const signed = signers.find(({ role }) => role === 'reviewer')
  if (signed !== undefined) fileChange(parts, signed.unit.id, { accountId: signed.accountId, ...filed })
  const straight = units.find(({ unit }) => unit.name === STRAIGHT)?.unit.id ?? null
  filePoints(parts, { near: units[0]?.unit.id ?? null, straight }, { ...filed, since })
}

function fileChange(
  parts: RosterParts,
  unitId: UnitId,
  { accountId, filedBy, at }: { accountId: AccountId; filedBy: AccountId; at: number },
) {
  const from = monthBounds(monthOf(at)).from
  const change = { ...ENTRY, unitId, accountId, from, filedBy, at, note: '原负责人轮岗' }
  fileEntry(parts, { ...change, post: 'section_head', name: '办公室新主任' })
}

function filePoints(
  parts: RosterParts,
  { near, straight }: { near: UnitId | null; straight: UnitId | null },
  { filedBy, at, since }: { filedBy: AccountId; at: number; since: number },
) {
  const point = {
    pointId: null,
    phone: '',
    mayReportStraight: true,
    from: since,
    until: null,
    note: '',
    filedBy,
    at,
  }
  filePoint(parts, { ...point, unitId: straight, kind: 'unit', name: STRAIGHT, responsible: '办公室主任' })
  filePoint(parts, { ...point, unitId: near, kind: 'village', name: '桥头村', responsible: '村文书' })
  filePoint(parts, {
    ...point,
    unitId: null,
    kind: 'enterprise',
    name: '望澜纺织公司',
    responsible: '办公室主任',
  })
  const past = { ...point, mayReportStraight: false, until: monthBounds(monthOf(at)).from, note: '学校合并' }
  filePoint(parts, { ...past, unitId: null, kind: 'school', name: '望澜县第三小学', responsible: '校办主任' })
}
