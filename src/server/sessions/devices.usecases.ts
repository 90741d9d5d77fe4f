import type { AccountId, DeviceId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { findDevice, insertDevice, markSignedIn, type Device } from './devices.repository.ts'

export { listContacts } from './device-list.repository.ts'
export { findDevice, findOwnerOfDevice, updateDevice, type Device } from './devices.repository.ts'

/** Inside a write: the row of a device that asks, made at its first contact. */
export function ensureDevice(
  db: Database,
  { accountId, deviceId, at }: { accountId: AccountId; deviceId: DeviceId; at: number },
): Device {
  const known = findDevice(db, accountId, deviceId)
  if (known !== undefined) return known
  const fresh = { accountId, deviceId, name: '', lastContactAt: at, lastSkewMs: null, signedInAt: null }
  const id = insertDevice(db, fresh)
  return {
    id,
    lastSeq: 0,
    lastSkewMs: null,
    lastContactAt: at,
    waiting: 0,
    appVersion: '',
    signedInAt: null,
    durableSeq: 0,
    hasLostNumbers: 0,
  }
}

export interface SignIn {
  accountId: AccountId
  device: { id: DeviceId; name: string }
  /** The first measure of the phone's clock; null when the request carried none. */
  skewMs: number | null
  at: number
}

/** Inside a write. */
export function noteSignIn(db: Database, { accountId, device, skewMs, at }: SignIn) {
  const { id } = ensureDevice(db, { accountId, deviceId: device.id, at })
  markSignedIn(db, { id, name: device.name, skewMs, at })
}

/** Whether this person has signed in on this device before. */
export function isKnownDevice(db: Database, accountId: AccountId, deviceId: DeviceId): boolean {
  const device = findDevice(db, accountId, deviceId)
  return device !== undefined && device.signedInAt !== null
}
