import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AccountId, UnitId } from '../../../src/domain/ids.ts'
import type { Role } from '../../../src/domain/people/role.ts'
import { parseConfig } from '../../../src/server/config.ts'
import { openDatabase, type Database } from '../../../src/server/db/database.ts'
import { foundOffice } from '../../../src/server/office/first-run.usecases.ts'
import type { Parts } from '../../../src/server/parts.ts'
import { addAccount, addUnit } from '../../../src/server/people/people.usecases.ts'
import { createPolicyBook } from '../../../src/server/policy/policy.usecases.ts'
import { createServer, type Server } from '../../../src/server/server.ts'
import { accountIdOf } from '../../support/make-ids.ts'
import { Dice } from './random.ts'

export interface Person {
  id: AccountId
  name: string
  role: Role
  unit: string | null
}

/** Two officers of one unit, one of another, and the editor. */
export const OFFICERS: Person[] = [
  { id: accountIdOf(1), name: 'nongye01', role: 'officer', unit: '农业农村局' },
  { id: accountIdOf(2), name: 'nongye02', role: 'officer', unit: '农业农村局' },
  { id: accountIdOf(3), name: 'shangping01', role: 'officer', unit: '上屏镇' },
]
export const EDITOR: Person = { id: accountIdOf(9), name: 'bianji', role: 'editor', unit: null }

/** The one app of this process and the folder from which each run gets its own fresh office. */
export interface OfficeTemplate {
  server: Server
  /** Where the people's database lies, closed and whole. */
  dataDir: string
  root: string
  close(): Promise<void>
}

/** On memory where there is some: these disks are thrown away, and their crashes are simulated. */
export function makeScratchFolder(): string {
  const memory = '/dev/shm'
  try {
    return mkdtempSync(join(memory, 'caifeng-chaos-'))
  } catch {
    return mkdtempSync(join(tmpdir(), 'caifeng-chaos-'))
  }
}

export async function makeOfficeTemplate(
  clock: { now: () => number },
  dice: () => Dice,
): Promise<OfficeTemplate> {
  const root = makeScratchFolder()
  const dataDir = join(root, 'template')
  fillTemplate(dataDir)
  const appDir = join(root, 'app')
  mkdirSync(appDir)
  const config = parseConfig({ DATA_DIR: appDir, STATIC_DIR: join(root, 'no-app') }, [])
  const randomBytes = (length: number) => dice().bytes(length)
  const server = await createServer({ config, now: clock.now, randomBytes })
  await server.app.ready()
  return {
    server,
    dataDir,
    root,
    async close() {
      await server.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

function fillTemplate(dataDir: string): void {
  const db = openDatabase({ dataDir })
  const dice = new Dice(1)
  const foundedAt = Date.parse('2026-11-01T08:00:00+08:00')
  const parts = {
    db,
    now: () => foundedAt,
    randomBytes: (length: number) => dice.bytes(length),
    policies: createPolicyBook(db),
  }
  const done = db.write(() => fill(parts))
  db.flush()
  db.close()
  void done
}

function fill(parts: Pick<Parts, 'db' | 'now' | 'randomBytes' | 'policies'>): void {
  foundOffice(parts, { name: '望澜县人民政府办公室', periodicalName: '望澜政务信息' })
  const units = new Map<string | null, UnitId>()
  for (const name of ['农业农村局', '上屏镇'])
    units.set(name, addUnit(parts, { name, classId: name.endsWith('镇') ? 'town' : 'department' }).id)
  for (const person of [...OFFICERS, EDITOR]) addPerson(parts.db, person, units.get(person.unit) ?? null)
}

/** Nobody types a password here, so no time goes into hashing one. */
function addPerson(db: Database, { id, name, role }: Person, unitId: UnitId | null): void {
  addAccount(db, { id, name, displayName: name, role, unitId, passwordHash: null, createdAt: 0 })
}
