import type { DeviceList } from '../../protocol/desk-devices.ts'
import type { Database } from '../db/database.ts'
import { listUnitDevices } from './device-list.repository.ts'

const SILENT_MS = 3 * 24 * 60 * 60_000

/** Where work may be stuck: the phones of the units, the most waiting work first, then the longest silent. */
export function listDevices(db: Database, at: number): DeviceList {
  const devices = listUnitDevices(db).map((device) => ({
    ...device,
    isOverdue: device.waiting > 0 && at - device.lastContactAt >= SILENT_MS,
  }))
  return { devices, serverTime: at }
}
