import { newDeviceId, type IdSource } from '../../domain/ids.ts'
import { dropAccountHint } from '../local/account-hint.ts'
import { ensureNumbered, fieldDatabaseName, FieldDatabase } from '../local/field-database.ts'
import { dropMonthHint } from '../local/month-hint.ts'
import {
  deleteAccountMemory,
  forgetMemory,
  forgetSignedIn,
  readDeviceId,
  type RootDatabase,
} from '../local/root-database.ts'
import type { LocalAccount } from '../local/rows.ts'
import { dropWitness } from '../local/witness.ts'

/** The memory of the person signed in on this phone. */
export interface FieldMemory {
  root: RootDatabase
  database: FieldDatabase
  account: LocalAccount
  /**
   * Resolves when the memory has its device id: nothing is sent before, but everything can be read. True when it came
   * up without one: new, or cleared.
   */
  isNumbered: Promise<boolean>
}

export const browserIds: IdSource = {
  now: () => Date.now(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
}

let memory: FieldMemory | undefined

/** Opens the person's memory; called once by the app's start, before any screen of the field is shown. */
export async function openFieldMemory(root: RootDatabase, account: LocalAccount): Promise<FieldMemory> {
  const opened = beginFieldMemory(root, account)
  await opened.isNumbered
  return opened
}

/** The same without waiting: what is asked of the memory meanwhile is answered as soon as it is open. */
export function beginFieldMemory(root: RootDatabase, account: LocalAccount): FieldMemory {
  const database = new FieldDatabase(fieldDatabaseName(account.accountId))
  const isNumbered = ensureNumbered(database, () => readDeviceId(root, () => newDeviceId(browserIds)))
  // Whoever waits for it hears of a failure; nobody else does.
  isNumbered.catch(() => undefined)
  memory = { root, database, account, isNumbered }
  return memory
}

export function getFieldMemory(): FieldMemory {
  if (memory === undefined) throw new Error('the field memory is not open yet')
  return memory
}

/** Forgets who is signed in; with `isDeleting` also everything this phone holds of the account. */
export async function closeFieldMemory(isDeleting: boolean): Promise<void> {
  const { root, database, account } = getFieldMemory()
  memory = undefined
  dropAccountHint()
  dropMonthHint()
  await forgetSignedIn(root)
  database.close()
  if (!isDeleting) return
  await forgetMemory(root, account.accountId)
  dropWitness(account.accountId)
  await deleteAccountMemory(fieldDatabaseName(account.accountId))
}
