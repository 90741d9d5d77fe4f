import { createHash } from 'node:crypto'
import type { DeviceId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { clearBucket, clearBucketsBefore, readBucket, saveBucket } from './login-buckets.repository.ts'
import { afterAddressTry, afterTry, isAddressFull } from './login-delay.ts'
import { refuseLogin } from './sessions.errors.ts'

const KEPT_MS = 24 * 60 * 60_000

export interface LoginTry {
  account: string
  /** Set when this person has signed in on this device before: strangers cannot lock such a device out. */
  knownDeviceId: DeviceId | null
  address: string
  at: number
}

/**
 * Inside a write, before the password is looked at: takes the try from its buckets, or refuses with the time to wait.
 * Counting first means that a hundred tries sent at once are a hundred tries. Returns the key to clear on success.
 */
export function takeTry(db: Database, { account, knownDeviceId, address, at }: LoginTry): string {
  clearBucketsBefore(db, at - KEPT_MS)
  const addressKey = `address:${address}`
  const key =
    knownDeviceId === null ? `account:${nameOf(account)}` : `device:${nameOf(account)}:${knownDeviceId}`
  const addressBucket = readBucket(db, addressKey)
  const bucket = readBucket(db, key)
  if (isAddressFull(addressBucket, at)) throw refuseWait(addressBucket.freeAt - at)
  if (at < bucket.freeAt) throw refuseWait(bucket.freeAt - at)
  saveBucket(db, addressKey, { ...afterAddressTry(addressBucket, at), at })
  saveBucket(db, key, { ...afterTry(bucket, at), at })
  return key
}

export function forgetTries(db: Database, key: string) {
  clearBucket(db, key)
}

function refuseWait(delayMs: number) {
  return refuseLogin('login.wait', { retryAfter: Math.ceil(delayMs / 1000) })
}

/** People type passwords into the account field by mistake: what was typed is not kept as it is. */
function nameOf(account: string): string {
  return createHash('sha256').update(account).digest('hex')
}
