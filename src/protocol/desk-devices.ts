import * as v from 'valibot'
import { accountId, count, instant } from './fields.ts'

/** `GET /api/desk/devices`: the phones of the units' people, those with the most waiting work first, then the longest silent. */
export const deviceList = v.object({
  devices: v.array(
    v.object({
      id: count,
      accountId,
      personName: v.string(),
      unitName: v.string(),
      /** As its owner named it; may be empty. */
      deviceName: v.string(),
      lastContactAt: instant,
      /** How many submissions waited on it at its last contact. */
      waiting: count,
      appVersion: v.string(),
      /** Phone minus office clock; null before the first measure. */
      skewMs: v.nullable(v.pipe(v.number(), v.integer())),
      /** Work waits on it and it has been silent for three days: somebody should call. */
      isOverdue: v.boolean(),
    }),
  ),
  serverTime: instant,
})
export type DeviceList = v.InferOutput<typeof deviceList>
export type DeskDevice = DeviceList['devices'][number]
