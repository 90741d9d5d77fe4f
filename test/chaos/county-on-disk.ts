import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newAccountId, newDeviceId } from '../../src/domain/ids.ts'
import { parseConfig } from '../../src/server/config.ts'
import { openDatabase } from '../../src/server/db/database.ts'
import { foundOffice } from '../../src/server/office/first-run.usecases.ts'
import { addAccount, addUnit } from '../../src/server/people/people.usecases.ts'
import { createPolicyBook } from '../../src/server/policy/policy.usecases.ts'
import { formatCookie } from '../../src/server/sessions/cookie.ts'
import { openSession } from '../../src/server/sessions/sessions.usecases.ts'
import { testIds, type Client } from '../support/server-office.ts'
import { newPhone, type ChaosPhone } from './office-on-disk.ts'

const UNITS = 60

/** A data folder with a county of so many officers, each signed in on a phone of their own; no process works on it. */
export async function makeCountyOnDisk(
  officers: number,
): Promise<{ dataDir: string; phones: ChaosPhone[]; remove(): void }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'caifeng-county-'))
  const db = openDatabase({ dataDir })
  // Real processes read the real clock.
  const parts = { db, policies: createPolicyBook(db), now: Date.now, randomBytes: testIds.randomBytes }
  const written = db.write(() => {
    foundOffice(parts, { name: '望澜县人民政府办公室', periodicalName: '望澜政务信息' })
    const units = Array.from({ length: UNITS }, (_, n) =>
      addUnit(parts, { name: `第${n}单位`, classId: n % 2 === 0 ? 'town' : 'department' }),
    )
    return Array.from({ length: officers }, (_, n) => signInSomebody(parts, units[n % UNITS]?.id ?? null, n))
  })
  db.flush()
  const clients = await written
  db.close()
  return {
    dataDir,
    phones: clients.map((client) => newPhone(client as Client)),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

type CountyParts = Parameters<typeof openSession>[0]

/** Nobody types a password here, so no time goes into hashing one. */
function signInSomebody(parts: CountyParts, unitId: Client['unitId'], n: number): Partial<Client> {
  const name = `officer${n}`
  const person = { id: newAccountId(testIds), name, displayName: name, role: 'officer' as const, unitId }
  const account = { ...person, passwordHash: null, createdAt: 0 }
  addAccount(parts.db, account)
  const deviceId = newDeviceId(testIds)
  const { token } = openSession(parts, { account, device: { id: deviceId, name: 'chaos' }, skewMs: 0 })
  const cookie = formatCookie(parseConfig({}, []), token, 1000).split(';')[0] ?? ''
  return { accountId: account.id, unitId, deviceId, cookie }
}
