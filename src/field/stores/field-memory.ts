import { newDeviceId, type IdSource } from '../../domain/ids.ts'
import { dropAccountHint } from '../local/account-hint.ts'
import { fieldDatabaseName, openFieldDatabase, type FieldDatabase } from '../local/field-database.ts'
import {
  deleteAccountMemory,
  forgetDeviceId,
  forgetSignedIn,
  readDeviceId,
  type RootDatabase,
} from '../local/root-database.ts'
import type { LocalAccount } from '../local/rows.ts'

/** The memory of the person signed in on this phone. */
export interface FieldMemory {
  root: RootDatabase
  database: FieldDatabase
  account: LocalAccount
}

export const browserIds: IdSource = {
  now: () => Date.now(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
}

let memory: FieldMemory | undefined

/** Opens the person's memory; called once by the app's start, before any screen of the field is shown. */
export async function openFieldMemory(root: RootDatabase, account: LocalAccount): Promise<FieldMemory> {
  const database = await openFieldDatabase(account.accountId, () =>
    readDeviceId(root, () => newDeviceId(browserIds)),
  )
  memory = { root, database, account }
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
  await forgetSignedIn(root)
  database.close()
  if (!isDeleting) return
  await forgetDeviceId(root)
  await deleteAccountMemory(fieldDatabaseName(account.accountId))
}
