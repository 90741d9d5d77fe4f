import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJourneyOffice } from '../support/journey-office.ts'
import { benchCrowdedPhone } from './phone-crowded.ts'
import { benchFirstLoad } from './phone-first-load.ts'
import { benchKeystrokes } from './phone-keystrokes.ts'
import { benchPhotos } from './phone-photos.ts'
import { benchStarts } from './phone-starts.ts'

/** The officer's app as people meet it: first load, starts without a network, photos, typing. */
export async function benchPhone(): Promise<void> {
  const office = await openJourneyOffice()
  const profile = mkdtempSync(join(tmpdir(), 'caifeng-bench-'))
  try {
    await benchFirstLoad(office.url, profile)
    await benchStarts(office.url, profile)
    await benchPhotos(office.url, profile)
    await benchKeystrokes(office.url, profile)
    await benchCrowdedPhone(office.url, profile)
  } finally {
    await office.dispose()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
