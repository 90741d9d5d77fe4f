import { randomBytes } from 'node:crypto'
import { newAccountId, newDeviceId, type UnitId } from '../../src/domain/ids.ts'
import type { Role } from '../../src/domain/people/role.ts'
import { parseConfig } from '../../src/server/config.ts'
import { foundOffice } from '../../src/server/office/first-run.usecases.ts'
import type { Parts } from '../../src/server/parts.ts'
import { addAccount, addUnit } from '../../src/server/people/people.usecases.ts'
import { createServer } from '../../src/server/server.ts'
import { openSession } from '../../src/server/sessions/sessions.usecases.ts'

export interface BenchPerson {
  accountId: string
  deviceId: string
  cookie: string
}

/** An office whose officers are signed in already: what is measured is work, not passwords. */
export async function prepareOffice(dataDir: string, count: number): Promise<BenchPerson[]> {
  return inOffice(dataDir, (parts) =>
    Array.from({ length: count }, (_, place) => {
      const unit = addUnit(parts, { name: `第${place + 1}单位`, classId: 'department' })
      return addPerson(parts, { name: `officer${place}`, role: 'officer', unitId: unit.id })
    }),
  )
}

/** Founds an office and carries out `fill` in one write; the server is stopped when it is done. */
export async function inOffice<Filled>(dataDir: string, fill: (parts: Parts) => Filled): Promise<Filled> {
  const config = parseConfig({ DATA_DIR: dataDir }, [])
  const { parts, stop } = await createServer({ config, now: Date.now, randomBytes })
  const filled = await parts.db.write(() => {
    foundOffice(parts, { name: '望澜县人民政府办公室', periodicalName: '望澜政务信息' })
    return fill(parts)
  })
  await stop()
  return filled
}

/** Inside a write: somebody who is signed in on one device. */
export function addPerson(
  parts: Parts,
  { name, role, unitId }: { name: string; role: Role; unitId: UnitId | null },
): BenchPerson {
  const account = {
    id: newAccountId(parts),
    name,
    displayName: name,
    role,
    unitId,
    passwordHash: null,
    createdAt: Date.now(),
  }
  addAccount(parts.db, account)
  const device = { id: newDeviceId(parts), name: 'bench' }
  const { token } = openSession(parts, { account, device, skewMs: 0 })
  return { accountId: account.id, deviceId: device.id, cookie: `caifeng=${token}` }
}
