import { Dexie, type Table } from 'dexie'
import type { AccountId, DeviceId } from '../../domain/ids.ts'
import type { IndexedDbParts } from './field-database.ts'
import type { LocalAccount } from './rows.ts'

/** Who is signed in on this phone, and which device it is. */
interface RootRow {
  key: string
  value: unknown
}

export class RootDatabase extends Dexie {
  declare facts: Table<RootRow, string>

  constructor(parts?: IndexedDbParts) {
    super('caifeng', { chromeTransactionDurability: 'strict', cache: 'disabled', ...parts })
    this.version(1).stores({ facts: 'key' })
  }
}

export async function readSignedInAccount(root: RootDatabase): Promise<LocalAccount | undefined> {
  return (await root.facts.get('account'))?.value as LocalAccount | undefined
}

export function rememberSignedIn(root: RootDatabase, account: LocalAccount): Promise<void> {
  return root.transaction('rw', root.facts, async () => {
    await root.facts.put({ key: 'account', value: account })
    await addPerson(root, account)
  })
}

/** Names by account. */
export type People = Record<AccountId, string>

/** Who has a memory on this phone. */
export async function readPeople(root: RootDatabase): Promise<People> {
  return ((await root.facts.get('people'))?.value ?? {}) as People
}

async function addPerson(root: RootDatabase, { accountId, displayName }: LocalAccount): Promise<void> {
  const people = { ...(await readPeople(root)), [accountId]: displayName }
  await root.facts.put({ key: 'people', value: people })
}

/**
 * Signs out on this phone. The mark stands until the next sign-in: a session that the office could not be told to end
 * must not bring the person back.
 */
export async function forgetSignedIn(root: RootDatabase): Promise<void> {
  await root.transaction('rw', root.facts, async () => {
    const account = await readSignedInAccount(root)
    // Signed in with an app that did not note it yet.
    if (account !== undefined) await addPerson(root, account)
    await root.facts.put({ key: 'signedOut', value: true })
    await root.facts.delete('account')
  })
}

export async function isSignedOut(root: RootDatabase): Promise<boolean> {
  return (await root.facts.get('signedOut')) !== undefined
}

export async function clearSignedOut(root: RootDatabase): Promise<void> {
  await root.facts.delete('signedOut')
}

/** The id under which this browser signs in; made once and kept until a memory on this phone is given up. */
export async function readDeviceId(root: RootDatabase, makeId: () => DeviceId): Promise<DeviceId> {
  const kept = await root.facts.get('device')
  if (kept !== undefined) return kept.value as DeviceId
  return root.transaction('rw', root.facts, async () => {
    const known = await root.facts.get('device')
    if (known !== undefined) return known.value as DeviceId
    const id = makeId()
    await root.facts.put({ key: 'device', value: id })
    return id
  })
}

/** Called when an account's memory is given up: numbers begin at 1 again, so the next memory is a new device. */
export function forgetMemory(root: RootDatabase, accountId: AccountId): Promise<void> {
  return root.transaction('rw', root.facts, async () => {
    const { [accountId]: _given, ...people } = await readPeople(root)
    await root.facts.put({ key: 'people', value: people })
    await root.facts.delete('device')
  })
}

/** Deletes an account's database with everything in it. Ask first: unsent work goes too. */
export async function deleteAccountMemory(databaseName: string): Promise<void> {
  await Dexie.delete(databaseName)
}
