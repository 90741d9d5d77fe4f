import { dayBounds, dayOf } from '../../domain/calendar/day.ts'
import { newAccountId, type AccountId, type UnitId } from '../../domain/ids.ts'
import { PEOPLE_SHEET_LIMITS, type PeopleReport } from '../../protocol/desk-roster.ts'
import type { Parts } from '../parts.ts'
import {
  addAccount,
  addUnit,
  changeDisplayName,
  listUnits,
  setPassword,
  setSectionOf,
} from '../people/people.usecases.ts'
import { readSheet } from '../sheets/read-sheet.usecases.ts'
import { newPasswordOnce } from './password-once.ts'
import { readPeopleRows, type PeopleRow } from './people-row.ts'
import { planImport, type PlannedRow, type ReadPerson } from './plan-import.ts'
import { refuseRoster } from './roster.errors.ts'
import { fileEntry } from './roster.usecases.ts'

export interface ImportingPeople {
  bytes: Uint8Array
  /** A dry run writes nothing. */
  isDryRun: boolean
  filedBy: AccountId
  at: number
}

type ImportParts = Pick<Parts, 'db' | 'policies' | 'passwords' | 'now' | 'randomBytes'>

/** Enters units and people, all of a file or none of it; which rows are broken stands in the report. */
export async function importPeople(parts: ImportParts, importing: ImportingPeople): Promise<PeopleReport> {
  const { db, policies } = parts
  const { at, bytes, isDryRun } = importing
  const rows = readRows(bytes)
  const plan = () => planImport(db, rows, { policy: policies.at(at), at })
  const first = plan()
  if (isDryRun || !isWhole(first)) return toReport(first, { isApplied: false, passwords: [] })
  const prepared = await preparePasswords(parts, first)
  const planned = await db.write(() => {
    const found = plan()
    if (isWhole(found)) for (const row of found) enter(parts, row, { ...importing, prepared })
    return found
  })
  const passwords = isWhole(planned) ? [...prepared.values()].map(({ hash: _hash, ...told }) => told) : []
  return toReport(planned, { isApplied: isWhole(planned), passwords })
}

function readRows(bytes: Uint8Array): PeopleRow[] {
  const sheet = readSheet(bytes)
  if (sheet === undefined) throw refuseRoster('sheet.unreadable')
  if (sheet.length > PEOPLE_SHEET_LIMITS.rows + 1) throw refuseRoster('sheet.too_many')
  const rows = readPeopleRows(sheet)
  if (rows === undefined) throw refuseRoster('sheet.no_columns')
  return rows
}

const isWhole = (rows: readonly PlannedRow[]) => rows.every(({ fate }) => fate !== 'broken')

type Prepared = Map<string, PeopleReport['passwords'][number] & { hash: string }>

/** Each new account gets a password of its own, which opens nothing but the choice of another one. */
async function preparePasswords(
  { passwords, randomBytes }: ImportParts,
  plan: readonly PlannedRow[],
): Promise<Prepared> {
  const prepared: Prepared = new Map()
  for (const row of plan) {
    if (row.fate === 'broken' || row.does.person === null) continue
    const { person, accountId, unitName } = row.does
    if (person.account === null || accountId !== null) continue
    const password = newPasswordOnce(randomBytes)
    const { account, name } = person
    prepared.set(account, { unitName, name, account, password, hash: await passwords.hash(password) })
  }
  return prepared
}

interface Entering extends ImportingPeople {
  prepared: Prepared
}

/** Inside a write. */
function enter(parts: ImportParts, planned: PlannedRow, entering: Entering) {
  if (planned.fate === 'broken' || planned.fate === 'known') return
  const { does } = planned
  const unitId = findOrAddUnit(parts, does)
  if (does.person === null) return
  const accountId = enterAccount(parts, does, { unitId, ...entering })
  const { post, name } = does.person
  if (post === null) return
  const { duty, phone } = does.row
  const { filedBy, at } = entering
  fileEntry(parts, {
    seatId: does.seat?.seatId ?? null,
    unitId,
    post,
    name,
    duty: duty === '' ? (does.seat?.duty ?? '') : duty,
    phone: phone === '' ? (does.seat?.phone ?? '') : phone,
    accountId,
    from: dayBounds(dayOf(at)).from,
    note: '',
    filedBy,
    at,
  })
}

function findOrAddUnit(parts: ImportParts, { unitName, newClassId }: ReadPerson): UnitId {
  const known = listUnits(parts.db).find(({ name }) => name === unitName)
  if (known !== undefined) return known.id
  if (newClassId === null) throw refuseRoster('roster.changed')
  return addUnit(parts, { name: unitName, classId: newClassId }).id
}

function enterAccount(
  parts: ImportParts,
  { person, accountId, row }: ReadPerson,
  { unitId, prepared, at }: Entering & { unitId: UnitId },
): AccountId | null {
  const { db } = parts
  if (person === null || person.account === null || person.role === null) return null
  const id = accountId ?? newAccountId(parts)
  if (accountId === null) {
    const made = prepared.get(person.account)
    // Somebody took the account off meanwhile: the admin looks again.
    if (made === undefined) throw refuseRoster('roster.changed')
    const { name: displayName, account: name, hash: passwordHash } = made
    addAccount(db, { id, name, displayName, role: person.role, unitId, passwordHash, createdAt: at })
    setPassword(db, { id, passwordHash, isOnce: true })
  } else changeDisplayName(db, id, person.name)
  if (row.section !== '') setSectionOf(db, { id, section: row.section, unitId })
  return id
}

function toReport(
  rows: readonly PlannedRow[],
  rest: Pick<PeopleReport, 'isApplied' | 'passwords'>,
): PeopleReport {
  return {
    ...rest,
    rows: rows.map((row) => {
      const { number, title, fate } = row
      return row.fate === 'broken'
        ? { number, title, fate, fault: row.fault, renames: null }
        : { number, title, fate, fault: null, renames: row.does.renames }
    }),
  }
}
