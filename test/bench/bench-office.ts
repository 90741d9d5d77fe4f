import { randomBytes } from 'node:crypto'
import { newAccountId, newDeviceId } from '../../src/domain/ids.ts'
import { parseConfig } from '../../src/server/config.ts'
import { foundOffice } from '../../src/server/office/first-run.usecases.ts'
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
  const config = parseConfig({ DATA_DIR: dataDir }, [])
  const { parts, stop } = await createServer({ config, now: Date.now, randomBytes })
  const people = await parts.db.write(() => {
    foundOffice(parts, { name: '望澜县人民政府办公室', periodicalName: '望澜政务信息' })
    return Array.from({ length: count }, (_, place) => {
      const unit = addUnit(parts, { name: `第${place + 1}单位`, classId: 'department' })
      const account = {
        id: newAccountId(parts),
        name: `officer${place}`,
        displayName: `信息员${place}`,
        role: 'officer' as const,
        unitId: unit.id,
        passwordHash: null,
        createdAt: Date.now(),
      }
      addAccount(parts.db, account)
      const device = { id: newDeviceId(parts), name: 'bench' }
      const { token } = openSession(parts, { account, device, skewMs: 0 })
      return { accountId: account.id, deviceId: device.id, cookie: `caifeng=${token}` }
    })
  })
  await stop()
  return people
}
