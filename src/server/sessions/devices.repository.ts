import type { AccountId, DeviceId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'

/** One person's phone or browser, and what the office knows of its sending. */
export interface Device {
  /** Number of the row. */
  id: number
  lastSeq: number
  lastSkewMs: number | null
  lastContactAt: number
  waiting: number
  appVersion: string
  signedInAt: number | null
  /** The highest of its numbers inside a verified backup. */
  durableSeq: number
  /** 1 when numbers of its commands wait in `lost_numbers` for their turn. */
  hasLostNumbers: 0 | 1
}

export function findDevice(db: Database, accountId: AccountId, deviceId: DeviceId): Device | undefined {
  const sql = `
    select id, last_seq as lastSeq, last_skew_ms as lastSkewMs, last_contact_at as lastContactAt, waiting,
      app_version as appVersion, signed_in_at as signedInAt, durable_seq as durableSeq,
      exists (select 1 from lost_numbers where device = devices.id) as hasLostNumbers
    from devices where account_id = ? and device_id = ?`
  return db.get<Device>(sql, accountId, deviceId)
}

export interface NewDevice {
  accountId: AccountId
  deviceId: DeviceId
  name: string
  lastContactAt: number
  lastSkewMs: number | null
  signedInAt: number | null
}

export function insertDevice(db: Database, device: NewDevice): number {
  const sql = `
    insert into devices (account_id, device_id, name, last_contact_at, last_skew_ms, signed_in_at)
    values (?, ?, ?, ?, ?, ?)`
  const { accountId, deviceId, name, lastContactAt, lastSkewMs, signedInAt } = device
  return db.insert(sql, accountId, deviceId, name, lastContactAt, lastSkewMs, signedInAt)
}

export function updateDevice(db: Database, device: Device) {
  const sql = `
    update devices set last_seq = ?, last_skew_ms = ?, last_contact_at = ?, waiting = ?, app_version = ?
    where id = ?`
  const { lastSeq, lastSkewMs, lastContactAt, waiting, appVersion, id } = device
  db.run(sql, lastSeq, lastSkewMs, lastContactAt, waiting, appVersion, id)
}

export function markSignedIn(
  db: Database,
  device: { id: number; name: string; skewMs: number | null; at: number },
) {
  const sql = `
    update devices set name = ?, signed_in_at = ?, last_contact_at = ?, last_skew_ms = coalesce(?, last_skew_ms)
    where id = ?`
  db.run(sql, device.name, device.at, device.at, device.skewMs, device.id)
}

/** Whose device it is, by the number of its row. */
export function findOwnerOfDevice(db: Database, id: number): AccountId | undefined {
  const sql = 'select account_id as accountId from devices where id = ?'
  return db.get<{ accountId: AccountId }>(sql, id)?.accountId
}
