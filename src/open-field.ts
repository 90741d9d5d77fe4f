import type { Router } from 'vue-router'
import { newDeviceId } from './domain/ids.ts'
import type { Device } from './entry/session-api.ts'
import { keepAccountHint, readAccountHint } from './field/local/account-hint.ts'
import {
  readDeviceId,
  readSignedInAccount,
  rememberSignedIn,
  RootDatabase,
} from './field/local/root-database.ts'
import type { LocalAccount } from './field/local/rows.ts'
import { fieldRoutes } from './field/routes.ts'
import { browserIds, openFieldMemory, type FieldMemory } from './field/stores/field-memory.ts'
import { useProgressStore } from './field/stores/progress.ts'
import { useSyncStore } from './field/stores/sync.ts'
import type { SessionInfo } from './protocol/session.ts'

const root = new RootDatabase()
let openedFor: string | undefined
let early: Promise<FieldMemory> | undefined

/**
 * Opens the memory of the person who was here last, while the page is still being put together: on a slow phone each
 * takes a third of a second, and they need not wait for each other.
 */
export function openEarly(): void {
  const hinted = isDeskAddress() ? undefined : readAccountHint()
  if (hinted === undefined || !window.isSecureContext) return
  early = openFieldMemory(root, hinted)
  // Whoever needs the memory hears of a failure; nobody else does.
  early.catch(() => undefined)
}

export function isDeskAddress(): boolean {
  return location.pathname.startsWith('/desk')
}

const ENGINE_DELAY_MS = 150

/** Who is signed in on this phone. */
export async function readPerson(): Promise<LocalAccount | undefined> {
  return readAccountHint() ?? (await readSignedInAccount(root))
}

/** This phone as the office will list it. */
export async function readDevice(): Promise<Device> {
  const id = await readDeviceId(root, () => newDeviceId(browserIds))
  return { id, name: navigator.userAgent.slice(0, 120) }
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
  if (early === undefined || (await early).account.accountId !== account.accountId) {
    await openFieldMemory(root, account)
  }
  // Asked first, so that the month stands first.
  useProgressStore()
  openedFor = account.accountId
  fieldRoutes.forEach((route) => router.addRoute(route))
  await router.replace(router.currentRoute.value.fullPath)
  // What waits on the phone goes out without a tap; but first the screen.
  setTimeout(() => void useSyncStore().syncNow(), ENGINE_DELAY_MS)
  return { isSamePerson: true }
}
