import { deviceList } from '../../protocol/desk-devices.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { listDevices } from './device-list.usecases.ts'

export function deviceRoutes({ db }: Pick<Parts, 'db'>): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/devices',
      policy: { roles: ['admin', 'editor'], scope: 'office' },
      summary: 'The phones of the units: last contact, waiting work, version, clock',
      response: deviceList,
      refusals: [],
      handle: async ({ at }) => ({ body: listDevices(db, at) }),
    }),
  ]
}
