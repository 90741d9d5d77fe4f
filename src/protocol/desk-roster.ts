import * as v from 'valibot'
import { POINT_KINDS } from '../domain/people/direct-point.ts'
import { isReachable, ROSTER_POSTS } from '../domain/people/roster.ts'
import { accountId, count, instant, text, unitId } from './fields.ts'

const note = v.pipe(text(300), v.trim())
const name = v.pipe(text(40), v.trim(), v.minLength(1))
const phone = v.pipe(text(40), v.trim())
/** Left empty, or a number: what has no digit reaches nobody. */
const reachablePhone = v.pipe(phone, v.check(isReachable))
const post = v.picklist(ROSTER_POSTS)
const seatId = text(64)

/** `POST /api/admin/roster`: who holds a seat from a day on; without a name nobody does. A null seat is a new one. */
export const rosterFiling = v.object({
  seatId: v.nullable(seatId),
  unitId,
  post,
  name: v.nullable(name),
  duty: v.pipe(text(60), v.trim()),
  phone: reachablePhone,
  accountId: v.nullable(accountId),
  from: instant,
  note,
})
export type RosterFiling = v.InferOutput<typeof rosterFiling>

const rosterEntry = v.object({
  ...rosterFiling.entries,
  phone,
  seatId,
  number: count,
  filedBy: v.string(),
  filedAt: instant,
})

/** `POST /api/admin/direct-points`: a direct-report point, or a change of one. */
export const pointFiling = v.object({
  pointId: v.nullable(seatId),
  unitId: v.nullable(unitId),
  kind: v.picklist(POINT_KINDS),
  name: v.pipe(text(60), v.trim(), v.minLength(2)),
  responsible: name,
  phone: reachablePhone,
  mayReportStraight: v.boolean(),
  from: instant,
  until: v.nullable(instant),
  note,
})
export type PointFiling = v.InferOutput<typeof pointFiling>

const directPoint = v.object({
  ...pointFiling.entries,
  phone,
  pointId: seatId,
  number: count,
  filedBy: v.string(),
  filedAt: instant,
})

/** `GET /api/desk/roster`: `points` as each was filed last, `filings` all of them. */
export const rosterAnswer = v.object({
  units: v.array(v.object({ id: unitId, name: v.string() })),
  entries: v.array(rosterEntry),
  points: v.array(directPoint),
  filings: v.array(directPoint),
  serverTime: instant,
})
export type RosterAnswer = v.InferOutput<typeof rosterAnswer>

/** What is wrong with a row of people and units; nothing of a file is entered while any row has one. */
export const PEOPLE_FAULTS = [
  'unit_missing',
  'unit_inactive',
  'class_missing',
  'class_unknown',
  'class_differs',
  'name_missing',
  'role_unknown',
  'account_missing',
  'account_malformed',
  'account_twice',
  'account_of_other',
  'account_inactive',
  'text_too_long',
] as const
export type PeopleFault = (typeof PEOPLE_FAULTS)[number]

/**
 * `POST /api/admin/people-sheet?mode=check|apply`, a CSV or XLSX file as body. With `apply`, and only if no row is
 * broken, everything is entered in one transaction, and the passwords of new accounts are told this once.
 */
export const peopleReport = v.object({
  isApplied: v.boolean(),
  rows: v.array(
    v.object({
      /** As the sheet counts, its head is row 1. */
      number: count,
      title: v.string(),
      fate: v.picklist(['new', 'changed', 'known', 'broken']),
      fault: v.nullable(v.picklist(PEOPLE_FAULTS)),
      /** The name that the account bears now, where the sheet gives it another. */
      renames: v.nullable(v.string()),
    }),
  ),
  passwords: v.array(
    v.object({ unitName: v.string(), name: v.string(), account: v.string(), password: v.string() }),
  ),
})
export type PeopleReport = v.InferOutput<typeof peopleReport>
export const PEOPLE_SHEET_LIMITS = { fileBytes: 5 * 1024 * 1024, rows: 2000 } as const

/** `POST /api/admin/people/{id}/password-reset`: the password is told this once and opens nothing but the choice of another. */
export const passwordReset = v.object({ account: v.string(), displayName: v.string(), password: v.string() })
export type PasswordReset = v.InferOutput<typeof passwordReset>
