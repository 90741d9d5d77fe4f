import type { Router } from 'vue-router'
import { newDeviceId } from './domain/ids.ts'
import { nameDevice } from './entry/device-name.ts'
import type { LeftHere } from './entry/left-here.ts'
import type { Device } from './entry/session-api.ts'
import { keepAccountHint, readAccountHint } from './field/local/account-hint.ts'
import {
  clearSignedOut,
  isSignedOut,
  readDeviceId,
  readPeople,
  readSignedInAccount,
  rememberSignedIn,
  RootDatabase,
} from './field/local/root-database.ts'
import type { LocalAccount } from './field/local/rows.ts'
import { fieldRoutes } from './field/routes.ts'
import {
  beginFieldMemory,
  browserIds,
  openFieldMemory,
  type FieldMemory,
} from './field/stores/field-memory.ts'
import { useProgressStore } from './field/stores/progress.ts'
import { useSyncStore } from './field/stores/sync.ts'
import { endSession } from './field/sync/end-session.ts'
import type { SessionInfo } from './protocol/session.ts'

const root = new RootDatabase()
let openedFor: string | undefined

/** On a slow phone the first exchange would compete with the first screen. */
const ENGINE_DELAY_MS = 150

/** Brings back the person who was here last, at once: the month is read while the screen is put together. */
export function reopenField(account: LocalAccount, router: Router): void {
  const memory = beginFieldMemory(root, account)
  useProgressStore()
  startField(memory, router)
  // The address was kept until the field's own routes came.
  void router.replace(router.currentRoute.value.fullPath)
}

/** Who is signed in on this phone. */
export async function readPerson(): Promise<LocalAccount | undefined> {
  return readAccountHint() ?? (await readSignedInAccount(root))
}

/** True after signing out here: what session may be left is ended now, as far as there is a network. */
export async function endLeftSession(): Promise<boolean> {
  if (!(await isSignedOut(root))) return false
  await endSession(fetch)
  return true
}

/** Whose work stands on this phone, whoever signs in next; nobody's when that cannot be read. */
export async function readLeftHere(): Promise<LeftHere[]> {
  try {
    const people = await readPeople(root)
    // A new phone fetches nothing for it.
    if (Object.keys(people).length === 0) return []
    return await (await import('./field/local/left-work.ts')).readLeftWork(people)
  } catch {
    return []
  }
}

/** Somebody signed in again, on the phone or at the desk. */
export function noteSignIn(): Promise<void> {
  return clearSignedOut(root)
}

/** This phone as the office will list it. */
export async function readDevice(): Promise<Device> {
  const id = await readDeviceId(root, () => newDeviceId(browserIds))
  return { id, name: nameDevice(navigator.userAgent) }
}

/** Remembers the person whom the office just named, so that the next start needs no network. */
export async function rememberPerson(info: SessionInfo): Promise<LocalAccount> {
  const { account, unit, office } = info
  if (unit === null) throw new Error('a person of a unit comes with the unit')
  const person: LocalAccount = {
    accountId: account.id,
    account: account.name,
    displayName: account.displayName,
    role: account.role,
    unitId: unit.id,
    unitName: unit.name,
    unitClassId: unit.classId,
    officeName: office.name,
  }
  await rememberSignedIn(root, person)
  keepAccountHint(person)
  return person
}

/** Opens the person's memory and brings in the field's routes; signing in again as the same person just goes on. */
export async function openField(account: LocalAccount, router: Router): Promise<{ isSamePerson: boolean }> {
  if (openedFor !== undefined) {
    if (openedFor === account.accountId) void useSyncStore().syncNow()
    return { isSamePerson: openedFor === account.accountId }
  }
  startField(await openFieldMemory(root, account), router)
  // Asked first, so that the month stands first.
  useProgressStore()
  await router.replace(router.currentRoute.value.fullPath)
  return { isSamePerson: true }
}

function startField({ account, isNumbered }: FieldMemory, router: Router): void {
  openedFor = account.accountId
  fieldRoutes.forEach((route) => router.addRoute(route))
  // What waits on the phone goes out without a tap; but first the screen.
  isNumbered.then(
    () => setTimeout(() => void useSyncStore().syncNow(), ENGINE_DELAY_MS),
    // A memory that does not open sends nothing; the screens say so.
    () => undefined,
  )
}
