import type { AccountId, UnitId } from '../../domain/ids.ts'
import { parseAccountName } from '../../domain/people/credentials.ts'
import type { Role } from '../../domain/people/role.ts'
import { findSeat, seatsAt, type RosterEntry, type RosterPost } from '../../domain/people/roster.ts'
import { classAt } from '../../domain/people/unit-class.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { PeopleFault } from '../../protocol/desk-roster.ts'
import type { Database } from '../db/database.ts'
import { listEveryone, listUnits } from '../people/people.usecases.ts'
import { SHEET_ROLES, type PeopleRow } from './people-row.ts'
import { listEntries } from './roster.repository.ts'

/** What a good row says. */
export interface ReadPerson {
  row: PeopleRow
  unitName: string
  /** Of a unit that the sheet brings; null when it is there. */
  newClassId: string | null
  /** Null in a row that names a unit alone. */
  person: { name: string; role: Role | null; post: RosterPost | null; account: string | null } | null
  accountId: AccountId | null
  /** The name of the account today, where the row gives it another. */
  renames: string | null
  seat: RosterEntry | undefined
}

export type PlannedRow = { number: number; title: string } & (
  { fate: 'broken'; fault: PeopleFault } | { fate: 'new' | 'changed' | 'known'; does: ReadPerson }
)

interface Known {
  units: Map<string, ReturnType<typeof listUnits>[number]>
  people: Map<string, ReturnType<typeof listEveryone>[number]>
  seatsByUnit: Map<UnitId, RosterEntry[]>
  classIds: Map<string, string>
  /** Units that an earlier row brings, with their class. */
  coming: Map<string, string>
  seenAccounts: Set<string>
  at: number
}

/** Looks at every row; nothing is written. What stands there already is known, however often the sheet comes. */
export function planImport(
  db: Database,
  rows: readonly PeopleRow[],
  { policy, at }: { policy: Policy; at: number },
): PlannedRow[] {
  const seats = Map.groupBy(seatsAt(listEntries(db), at), ({ unitId }) => unitId)
  const known: Known = {
    units: new Map(listUnits(db).map((unit) => [unit.name, unit])),
    people: new Map(listEveryone(db).map((person) => [person.account ?? '', person])),
    seatsByUnit: seats,
    classIds: new Map(policy.unitClasses.flatMap(({ id, name }) => [[name, id] as const, [id, id] as const])),
    coming: new Map(),
    seenAccounts: new Set(),
    at,
  }
  return rows.map((row) => planRow(row, known))
}

function planRow(row: PeopleRow, known: Known): PlannedRow {
  const place = { number: row.number, title: [row.unit, row.name].filter((part) => part !== '').join(' ') }
  const read = readRow(row, known)
  if (typeof read === 'string') return { ...place, fate: 'broken', fault: read }
  return { ...place, fate: fateOf(read, known), does: read }
}

function readRow(row: PeopleRow, known: Known): ReadPerson | PeopleFault {
  const newClassId = findNewClass(row, known)
  if (newClassId !== null && newClassId in FAULTS_OF_UNIT) return newClassId as PeopleFault
  const base = { row, unitName: row.unit, newClassId, renames: null }
  const isUnitAlone = [row.name, row.role, row.account].every((cell) => cell === '')
  if (isUnitAlone) return { ...base, person: null, accountId: null, seat: undefined }
  if (row.name === '') return 'name_missing'
  if ([row.name, row.phone].some(({ length }) => length > 40)) return 'text_too_long'
  if (row.duty.length > 60 || row.section.length > 100) return 'text_too_long'
  const means = SHEET_ROLES[row.role]
  if (means === undefined) return 'role_unknown'
  const account = row.account === '' ? null : parseAccountName(row.account)
  if (account === undefined) return 'account_malformed'
  if (means.role !== null && means.post === null && account === null) return 'account_missing'
  if (means.role === null && account !== null) return 'role_unknown'
  const unit = known.units.get(row.unit)
  const held = unit === undefined ? [] : (known.seatsByUnit.get(unit.id) ?? [])
  const seat = means.post === null ? undefined : findSeat(held, { post: means.post, name: row.name })
  const person = { name: row.name, ...means, account }
  if (account === null) return { ...base, person, accountId: null, seat }
  if (known.seenAccounts.has(account)) return 'account_twice'
  known.seenAccounts.add(account)
  const owner = known.people.get(account)
  if (owner === undefined) return { ...base, person, accountId: null, seat }
  if (owner.deactivatedAt !== null) return 'account_inactive'
  if (owner.unitId !== unit?.id || owner.role !== means.role) return 'account_of_other'
  const renames = owner.displayName === row.name ? null : owner.displayName
  return { ...base, person, accountId: owner.id, renames, seat }
}

const FAULTS_OF_UNIT = {
  unit_missing: true,
  unit_inactive: true,
  class_missing: true,
  class_unknown: true,
  class_differs: true,
}

/** The class of a unit that the sheet brings, null for a known unit, or what is wrong with the unit. */
function findNewClass({ unit: name, unitClass }: PeopleRow, known: Known): string | null {
  if (name.length < 2 || name.length > 60) return 'unit_missing'
  const classId = known.classIds.get(unitClass)
  if (unitClass !== '' && classId === undefined) return 'class_unknown'
  const unit = known.units.get(name)
  const present = unit === undefined ? known.coming.get(name) : classAt(unit, known.at)
  if (unit !== undefined && unit.deactivatedAt !== null) return 'unit_inactive'
  // A unit is moved to another class at the desk, from a month on.
  if (present !== undefined) return classId === undefined || classId === present ? null : 'class_differs'
  if (classId === undefined) return 'class_missing'
  known.coming.set(name, classId)
  return classId
}

function fateOf({ row, person, accountId, renames, newClassId, seat }: ReadPerson, known: Known) {
  if (person === null) return newClassId === null ? 'known' : 'new'
  if (person.account !== null && accountId === null) return 'new'
  // Whoever looks at the dry run must see that an account is taken over, though the seat is new.
  if (renames !== null) return 'changed'
  if (person.post !== null && seat === undefined) return 'new'
  const owner = person.account === null ? undefined : known.people.get(person.account)
  const isSameOwner = owner === undefined || row.section === '' || owner.section === row.section
  const isSameSeat =
    person.post === null ||
    (seat?.name === person.name &&
      seat.accountId === accountId &&
      (row.duty === '' || seat.duty === row.duty) &&
      (row.phone === '' || seat.phone === row.phone))
  return isSameOwner && isSameSeat ? 'known' : 'changed'
}
