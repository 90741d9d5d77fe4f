import { monthBounds } from '../../domain/calendar/month.ts'
import {
  newAccountId,
  newUnitId,
  parseAccountId,
  parseUnitId,
  type AccountId,
  type UnitId,
} from '../../domain/ids.ts'
import { isAcceptablePassword, parseAccountName } from '../../domain/people/credentials.ts'
import { isUnitRole, type Role } from '../../domain/people/role.ts'
import { classAt } from '../../domain/people/unit-class.ts'
import { isSectionOfOffice, SECTION_CLASS, type Unit } from '../../domain/people/unit.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { SignerPost } from '../../domain/policy/sign-off-chain.ts'
import type { CreatePersonRequest, CreateUnitRequest, PeopleList } from '../../protocol/desk.ts'
import type { ChangeUnitRequest } from '../../protocol/desk-people.ts'
import type { Database } from '../db/database.ts'
import type { Parts } from '../parts.ts'
import { publishTold, publishUnit } from '../feed/feed.usecases.ts'
import { nameSection } from '../items/item-events.usecases.ts'
import { closedUntil } from '../score/score-view.usecases.ts'
import { refusePerson } from './people.errors.ts'
import * as repository from './people.repository.ts'
import type { Account } from './people.repository.ts'
import { isUnitActive } from './standing.repository.ts'
import { insertTerm } from './unit-classes.repository.ts'

export { listAuthors } from './authors.repository.ts'
export * from './planned-stops.repository.ts'
export * from './standing.repository.ts'
export type { Account }
export const findAccountByName = repository.findAccountByName
export const findAccount = repository.findAccount
export const findUnit = repository.findUnit
export const findSection = repository.findSection
export const listUnits = repository.listUnits
export const listCountyUnits = repository.listCountyUnits
export const listUnitOfficers = repository.listUnitOfficers
export const listOfficers = repository.listOfficers
export const listPosts = repository.listPosts
export const listUnitPeople = repository.listUnitPeople
export const listLeaders = repository.listLeaders
export const changeDisplayName = repository.setDisplayName

/** Everybody, active or not. */
export const listEveryone = repository.listPeople

/** The person that an address names. */
export function readAccountId(text: string | undefined, db: Database): AccountId {
  const id = parseAccountId(text ?? '')
  if (id === undefined || repository.findAccount(db, id) === undefined) throw refusePerson('person.unknown')
  return id
}

/** The unit that an address names. */
export function readUnitId(text: string | undefined): UnitId {
  const id = parseUnitId(text ?? '')
  if (id === undefined) throw refusePerson('unit.unknown')
  return id
}

export function getUnit(db: Database, id: UnitId): Unit {
  const unit = repository.findUnit(db, id)
  if (unit === undefined) throw refusePerson('unit.unknown')
  return unit
}

/** Everybody with an account, as the parts of a divided task name them. */
export function listAccounts(db: Database): { id: AccountId; unitId: UnitId | null; displayName: string }[] {
  return repository.listPeople(db)
}

export function getLeader(db: Database, id: AccountId): { id: AccountId; name: string } {
  const leader = repository.listLeaders(db).find((each) => each.id === id)
  if (leader === undefined) throw refusePerson('person.unknown')
  return leader
}

/** The posts that a person of the office holds in a sign-off chain; people of units have none there. */
export function officePostsOf(
  db: Database,
  { accountId, role }: { accountId: AccountId; role: Role },
): SignerPost[] {
  if (role === 'leader') return ['leader']
  if (role !== 'editor') return []
  return repository.isDirector(db, accountId) ? ['editor', 'director'] : ['editor']
}

export function listPeople({ db, policies }: Pick<Parts, 'db' | 'policies'>, at: number): PeopleList {
  return {
    units: repository.listUnits(db).map((unit) => ({ ...unit, classId: classAt(unit, at) })),
    people: repository.listPeople(db),
    unitClasses: classesAt(policies, at),
    serverTime: at,
  }
}

/** The classes of the policy, and the office's own sections. */
function classesAt(policies: Parts['policies'], at: number): PeopleList['unitClasses'] {
  return [...policies.at(at).unitClasses, SECTION_CLASS]
}

type UnitParts = Pick<Parts, 'db' | 'policies' | 'now' | 'randomBytes'>

export function createUnit(parts: UnitParts, request: CreateUnitRequest): Promise<Unit> {
  return parts.db.write(() => addUnit(parts, request))
}

/** Inside a write: a unit of a class the policy knows, under a name of its own. */
export function addUnit(parts: UnitParts, { name, classId }: CreateUnitRequest): Unit {
  const at = parts.now()
  if (!isSectionOfOffice(classId)) ensureClass(parts.policies.at(at), classId)
  if (repository.hasUnitNamed(parts.db, name)) throw refusePerson('unit.name_taken')
  const unit: Unit = { id: newUnitId(parts), name, classId }
  repository.insertUnit(parts.db, { ...unit, createdAt: at })
  publishUnit(parts.db, unit.id)
  return unit
}

function ensureClass({ unitClasses }: Policy, classId: string) {
  if (unitClasses.every(({ id }) => id !== classId)) throw refusePerson('unit.class_unknown')
}

export interface ClassChange extends ChangeUnitRequest {
  unitId: UnitId
  by: AccountId
}

/**
 * The class of a unit from a month on: periods that begin earlier keep the class by which they were counted, and a
 * closed one is never touched. The unit's phones are told the dated list.
 */
export function changeClass(parts: UnitParts, { unitId, classId, fromMonth, by }: ClassChange) {
  const { db, policies } = parts
  return db.write(() => {
    const at = parts.now()
    const { from } = monthBounds(fromMonth)
    // The office's own sections have no tasks and never become a unit that has.
    if (getUnit(db, unitId).classId === SECTION_CLASS.id) throw refusePerson('unit.class_unknown')
    // A class may be named for the month in which a coming version of the rules brings it.
    ensureClass(policies.at(Math.max(at, from)), classId)
    if (from < (closedUntil(db) ?? 0)) throw refusePerson('unit.class_closed')
    insertTerm(db, { unitId, classId, from, setBy: by, setAt: at })
    publishUnit(db, unitId)
  })
}

type PersonParts = Pick<Parts, 'db' | 'passwords' | 'now' | 'randomBytes'>

export async function createPerson(parts: PersonParts, request: CreatePersonRequest): Promise<AccountId> {
  const account = await prepareAccount(parts, request)
  return parts.db.write(() => addAccount(parts.db, account))
}

export type NewAccount = Account & { createdAt: number }

/** Everything about a new person that needs no transaction, the slow hash of the password above all. */
export async function prepareAccount(parts: PersonParts, request: CreatePersonRequest): Promise<NewAccount> {
  const name = parseAccountName(request.account)
  if (name === undefined) throw refusePerson('person.name_malformed')
  if (!isAcceptablePassword(request.password)) throw refusePerson('person.password_too_short')
  if (isUnitRole(request.role) !== (request.unitId !== null)) throw refusePerson('person.unit_required')
  return {
    id: newAccountId(parts),
    name,
    displayName: request.displayName,
    role: request.role,
    unitId: request.unitId,
    passwordHash: await parts.passwords.hash(request.password),
    createdAt: parts.now(),
  }
}

/** Inside a write: the name is still free and the unit exists. */
export function addAccount(db: Database, account: NewAccount): AccountId {
  if (account.unitId !== null) getUnit(db, account.unitId)
  if (account.unitId !== null && !isUnitActive(db, account.unitId)) throw refusePerson('unit.inactive')
  if (account.name !== null && repository.findAccountByName(db, account.name) !== undefined) {
    throw refusePerson('person.name_taken')
  }
  repository.insertAccount(db, account)
  const { id, unitId } = account
  if (unitId !== null) publishTold(db, { about: 'colleagues', id: unitId, audience: unitId })
  return id
}

/**
 * The section of a unit's person from now on. Items without any take it over, as long as their period is open: they came
 * before the roster named one. Items of another section stay where they are.
 */
export function changeSection(db: Database, { id, section }: { id: AccountId; section: string | null }) {
  return db.write(() => {
    const account = repository.findAccount(db, id)
    if (account === undefined) throw refusePerson('person.unknown')
    if (account.unitId === null) throw refusePerson('person.no_unit')
    setSectionOf(db, { id, section, unitId: account.unitId })
  })
}

/** Inside a write. */
export function setSectionOf(
  db: Database,
  { id, section, unitId }: { id: AccountId; section: string | null; unitId: UnitId },
) {
  repository.setSection(db, id, section)
  if (section !== null) nameSection(db, { authorId: id, section, from: closedUntil(db) ?? 0 })
  publishUnit(db, unitId)
}

/** Inside a write: an editor who heads the office (主任) from the start. */
export function nameDirector(db: Database, id: AccountId) {
  repository.setDirector(db, id, true)
}

/** Who heads the office (主任) among its editors. */
export function changeDirector(db: Database, { id, isDirector }: { id: AccountId; isDirector: boolean }) {
  return db.write(() => {
    const account = repository.findAccount(db, id)
    if (account === undefined) throw refusePerson('person.unknown')
    if (account.role !== 'editor') throw refusePerson('person.not_editor')
    repository.setDirector(db, id, isDirector)
  })
}
