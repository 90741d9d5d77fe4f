import { newAccountId, type AccountId, type UnitId } from '../../domain/ids.ts'
import type { Role } from '../../domain/people/role.ts'
import type { Unit } from '../../domain/people/unit.ts'
import type { Parts } from '../parts.ts'
import { addAccount, addUnit, nameDirector, type NewAccount } from '../people/people.usecases.ts'
import type { Session } from '../sessions/session.ts'
import county from './county.json' with { type: 'json' }

export interface DemoAuthor {
  accountId: AccountId
  /** Whether there is a name to sign in with. */
  maySignIn: boolean
  unit: Unit
}

export interface DemoPeople {
  /** The first and the second author of each unit. */
  authors: Map<string, DemoAuthor[]>
  editor: { accountId: AccountId; displayName: string }
  /** The second person where one must confirm what the editor entered. */
  admin: { accountId: AccountId }
  /** Who reviews and signs, of the units that have such accounts. */
  signers: DemoSigner[]
}

export type DemoSigner = Pick<Session, 'accountId' | 'displayName' | 'role'> & { unit: Unit }

interface DemoAccount {
  account: string
  displayName: string
  role: Role
  unit: string | null
  /** An editor who is also the office's 主任. */
  isDirector?: boolean
}

export const DEMO_ACCOUNTS = county.accounts as DemoAccount[]

type PeopleParts = Pick<Parts, 'db' | 'policies' | 'now' | 'randomBytes'>

/** Inside a write: the county's units, the accounts people try out, and authors who do not sign in. */
export function addDemoPeople(parts: PeopleParts, passwordHash: string): DemoPeople {
  const units = Object.entries(county.units).flatMap(([classId, names]) =>
    names.map((name) => addUnit(parts, { name, classId })),
  )
  const authors = new Map<string, DemoAuthor[]>(units.map((unit) => [unit.name, []]))
  const signers: DemoSigner[] = []
  let editor: DemoPeople['editor'] | undefined
  let admin: DemoPeople['admin'] | undefined
  for (const { account, displayName, role, unit: unitName, isDirector = false } of DEMO_ACCOUNTS) {
    const unit = units.find(({ name }) => name === unitName)
    const person = { name: account, displayName, role, unitId: unit?.id ?? null, passwordHash }
    const accountId = addPerson(parts, person)
    if (role === 'officer' && unit !== undefined)
      authors.get(unit.name)?.push({ accountId, maySignIn: true, unit })
    else if (unit !== undefined) signers.push({ accountId, displayName, role, unit })
    if (isDirector) nameDirector(parts.db, accountId)
    else if (role === 'editor') editor = { accountId, displayName }
    if (role === 'admin') admin = { accountId }
  }
  for (const unit of units) addSilentAuthors(parts, unit, authors.get(unit.name) ?? [])
  if (editor === undefined || admin === undefined) throw new Error('the county has no editor or no admin')
  return { authors, editor, admin, signers }
}

/** Every unit has two authors; those who are not among the accounts never sign in. */
function addSilentAuthors(parts: PeopleParts, unit: Unit, authors: DemoAuthor[]) {
  while (authors.length < 2) {
    const displayName = authors.length === 0 ? `${unit.name}信息员` : `${unit.name}信息员（二）`
    const person = { name: null, displayName, role: 'officer' as const, unitId: unit.id, passwordHash: null }
    authors.push({ accountId: addPerson(parts, person), maySignIn: false, unit })
  }
}

function addPerson(
  parts: PeopleParts,
  person: Omit<NewAccount, 'id' | 'createdAt'> & { unitId: UnitId | null },
): AccountId {
  return addAccount(parts.db, { ...person, id: newAccountId(parts), createdAt: parts.now() })
}
