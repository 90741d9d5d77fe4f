import type * as v from 'valibot'
import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { Role } from '../../domain/people/role.ts'
import { SECTION_CLASS, type Unit } from '../../domain/people/unit.ts'
import type { personRow, unitRow } from '../../protocol/desk.ts'
import type { Database } from '../db/database.ts'
import { withAllClasses, withClasses } from './unit-classes.repository.ts'

export interface Account {
  id: AccountId
  /** null for an author who does not sign in. */
  name: string | null
  displayName: string
  role: Role
  unitId: UnitId | null
  passwordHash: string | null
}

const ACCOUNT = `
  select id, name, display_name as displayName, role, unit_id as unitId, password_hash as passwordHash
  from accounts`
const ACCOUNT_BY_ID = `${ACCOUNT} where id = ?`

export function findAccountByName(db: Database, name: string): Account | undefined {
  return db.get<Account>(`${ACCOUNT} where name = ?`, name)
}

export function findAccount(db: Database, id: AccountId): Account | undefined {
  return db.get<Account>(ACCOUNT_BY_ID, id)
}

export function findUnit(db: Database, id: UnitId): Unit | undefined {
  const unit = db.get<Unit>('select id, name, class_id as classId from units where id = ?', id)
  return unit && withClasses(db, unit)
}

/** The section (科室) that the roster names for a person. */
export function findSection(db: Database, id: AccountId): string | null {
  return db.get<{ section: string | null }>('select section from accounts where id = ?', id)?.section ?? null
}

export function setDisplayName(db: Database, id: AccountId, displayName: string) {
  db.run('update accounts set display_name = ? where id = ?', displayName, id)
}

export function setSection(db: Database, id: AccountId, section: string | null) {
  db.run('update accounts set section = ? where id = ?', section, id)
}

export function hasUnitNamed(db: Database, name: string): boolean {
  return db.get('select 1 from units where name = ?', name) !== undefined
}

export function insertUnit(db: Database, unit: Unit & { createdAt: number }) {
  const sql = 'insert into units (id, name, class_id, created_at) values (?, ?, ?, ?)'
  db.run(sql, unit.id, unit.name, unit.classId, unit.createdAt)
}

export function insertAccount(db: Database, account: Account & { createdAt: number }) {
  const { id, name, displayName, role, unitId, passwordHash, createdAt } = account
  const sql = `
    insert into accounts (id, name, display_name, role, unit_id, password_hash, created_at)
    values (?, ?, ?, ?, ?, ?, ?)`
  db.run(sql, id, name, displayName, role, unitId, passwordHash, createdAt)
}

export function listUnits(db: Database): UnitRow[] {
  const units = db.all<UnitRow>(`
    select id, name, class_id as classId, deactivated_at as deactivatedAt,
      (select count(*) from accounts where unit_id = units.id and deactivated_at is null) as people
    from units order by class_id, id`)
  return withAllClasses(db, units)
}

export type UnitRow = v.InferOutput<typeof unitRow>

export interface CountyUnitRow extends Unit {
  since: number
  deactivatedAt: number | null
}

/** Units with the instant since which they take part; the office's own sections have no task and do not. */
export function listCountyUnits(db: Database): CountyUnitRow[] {
  const sql = `
    select id, name, class_id as classId, created_at as since, deactivated_at as deactivatedAt
    from units where class_id <> ? order by class_id, id`
  return withAllClasses(db, db.all<CountyUnitRow>(sql, SECTION_CLASS.id))
}

export interface UnitOfficer {
  accountId: AccountId
  unitId: UnitId
  section: string | null
  displayName: string
}

/** The officers of a unit in the order in which the roster got them. */
export function listUnitOfficers(db: Database, unitId: UnitId): UnitOfficer[] {
  const sql = `
    select id as accountId, unit_id as unitId, section, display_name as displayName
    from accounts where unit_id = ? and role = 'officer' and deactivated_at is null order by created_at, id`
  return db.all(sql, unitId)
}

/** Every officer of every unit. */
export function listOfficers(db: Database): { id: AccountId; unitId: UnitId | null }[] {
  return db.all(
    "select id, unit_id as unitId from accounts where role = 'officer' and deactivated_at is null order by id",
  )
}

/** Those in a unit who sign there: 科室负责人 and 主要领导. */
export function listPosts(db: Database, unitId: UnitId): Colleague[] {
  return listUnitPeople(db, unitId).filter(({ role }) => role === 'reviewer' || role === 'signer')
}

export type Colleague = Pick<Account, 'id' | 'displayName' | 'role'>

/** Those of a unit who can sign in, in the order in which the roster got them. */
export function listUnitPeople(db: Database, unitId: UnitId): Colleague[] {
  const sql = `
    select id, display_name as displayName, role from accounts
    where unit_id = ? and name is not null and deactivated_at is null order by created_at, id`
  return db.all(sql, unitId)
}

export function listPeople(db: Database): PersonRow[] {
  const rows = db.all<ListedRow>(`
    select id, name as account, display_name as displayName, role, unit_id as unitId, section,
      is_director as isDirector, deactivated_at as deactivatedAt, s.from_at as stopFrom, s.refused
    from accounts left join planned_stops s on s.account_id = id order by created_at, id`)
  return rows.map(({ stopFrom, refused, ...row }) => ({
    ...row,
    isDirector: row.isDirector === 1,
    stop: stopFrom === null ? null : { from: stopFrom, refused },
  }))
}

type ListedRow = Omit<PersonRow, 'isDirector' | 'stop'> & {
  isDirector: number
  stopFrom: number | null
  refused: string | null
}

type PersonRow = v.InferOutput<typeof personRow>

export function isDirector(db: Database, id: AccountId): boolean {
  return db.get('select 1 from accounts where id = ? and is_director = 1', id) !== undefined
}

export function setDirector(db: Database, id: AccountId, isDirector: boolean) {
  db.run('update accounts set is_director = ? where id = ?', isDirector ? 1 : 0, id)
}

/** The office's leaders, in the order in which the roster got them. */
export function listLeaders(db: Database): { id: AccountId; name: string }[] {
  return db.all(
    "select id, display_name as name from accounts where role = 'leader' and deactivated_at is null order by created_at, id",
  )
}
