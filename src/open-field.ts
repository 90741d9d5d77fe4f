import type { Router } from 'vue-router'
import { newDeviceId } from './domain/ids.ts'
import type { Device } from './entry/session-api.ts'
import {
  readDeviceId,
  readSignedInAccount,
  rememberSignedIn,
  RootDatabase,
} from './field/local/root-database.ts'
import type { LocalAccount } from './field/local/rows.ts'
import { browserIds, openFieldMemory } from './field/stores/field-memory.ts'
import { useSyncStore } from './field/stores/sync.ts'
import type { SessionInfo } from './protocol/session.ts'

const root = new RootDatabase()
let openedFor: string | undefined

/** What this phone knows before anybody is asked: its device id and who is signed in. */
export async function readStart(): Promise<{ device: Device; account: LocalAccount | undefined }> {
  const id = await readDeviceId(root, () => newDeviceId(browserIds))
  return { device: { id, name: navigator.userAgent.slice(0, 120) }, account: await readSignedInAccount(root) }
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
  return person
}

/** Opens the person's memory and brings in the field's routes; signing in again as the same person just goes on. */
export async function openField(account: LocalAccount, router: Router): Promise<{ isSamePerson: boolean }> {
  if (openedFor !== undefined) {
    if (openedFor === account.accountId) void useSyncStore().syncNow()
    return { isSamePerson: openedFor === account.accountId }
  }
  const [{ fieldRoutes }] = await Promise.all([
    import('./field/routes.ts'),
    openFieldMemory(root, account),
    // Only fetched here, so that it need not wait for the memory to be open.
    import('./field/FieldApp.vue'),
  ])
  openedFor = account.accountId
  fieldRoutes.forEach((route) => router.addRoute(route))
  await router.replace(router.currentRoute.value.fullPath)
  // Starts the engine; what waits on the phone goes out without a tap.
  void useSyncStore().syncNow()
  return { isSamePerson: true }
}
