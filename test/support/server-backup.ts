import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeBackup } from '../../src/server/backup/backup.usecases.ts'
import { restore } from '../../src/server/backup/restore.ts'
import { testIds, type TestOffice } from './server-office.ts'

/** Makes a backup of a running test office; each one a minute after the one before. */
export async function backUp(office: TestOffice): Promise<string> {
  office.clock.now += 60_000
  return makeBackup(office.server.parts, { tell: () => undefined })
}

/** Puts a backup in the place of a stopped office's data. */
export function restoreOffice({ dataDir, clock }: TestOffice, from: string, tell = (_: string) => {}) {
  clock.now += 60_000
  restore({ dataDir, from, now: () => clock.now, randomBytes: testIds.randomBytes, tell })
}

/** Names of everything in the folder of backups, unfinished ones too. */
export function listBackupDir({ dataDir }: TestOffice): string[] {
  const dir = join(dataDir, 'backups')
  return existsSync(dir) ? readdirSync(dir) : []
}
