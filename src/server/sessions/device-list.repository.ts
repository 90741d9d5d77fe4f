import type { UnitId } from '../../domain/ids.ts'
import type { DeskDevice } from '../../protocol/desk-devices.ts'
import type { Database } from '../db/database.ts'

export type DeviceRow = Omit<DeskDevice, 'isOverdue'>

/** For each unit when one of its people's devices was last in touch with the office. */
export function listContacts(db: Database): { unitId: UnitId; at: number }[] {
  return db.all(`
    select a.unit_id as unitId, max(d.last_contact_at) as at
    from devices d join accounts a on a.id = d.account_id where a.unit_id is not null group by a.unit_id`)
}

/** Devices of people who belong to a unit; a browser at the desk holds no work. */
export function listUnitDevices(db: Database): DeviceRow[] {
  return db.all<DeviceRow>(`
    select d.id, a.id as accountId, a.display_name as personName, u.name as unitName, d.name as deviceName,
      d.last_contact_at as lastContactAt, d.waiting, d.app_version as appVersion, d.last_skew_ms as skewMs
    from devices d join accounts a on a.id = d.account_id join units u on u.id = a.unit_id
    order by d.waiting desc, d.last_contact_at, d.id`)
}
