import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, waitUntilInstalled } from '../support/journey-phone.ts'
import { benchCrowdedPhone } from './phone-crowded.ts'
import { benchFirstLoad } from './phone-first-load.ts'
import { benchKeystrokes } from './phone-keystrokes.ts'
import { benchPhotos } from './phone-photos.ts'
import { benchStarts } from './phone-starts.ts'

/** The officer's app as people meet it: first load, starts without a network, photos, typing. */
export function benchPhone(): Promise<void> {
  return withOffice(async (url, profile) => {
    await benchFirstLoad(url, profile)
    await benchStarts(url, profile)
    await benchPhotos(url, profile)
    await benchKeystrokes(url, profile)
    await benchCrowdedPhone(url, profile)
  })
}

export const benchKeysAlone = () => withOffice((url, profile) => onSignedIn(url, profile, benchKeystrokes))

export const benchCrowdAlone = () => withOffice((url, profile) => onSignedIn(url, profile, benchCrowdedPhone))

type Bench = (url: string, profile: string) => Promise<void>

async function withOffice(run: Bench): Promise<void> {
  const office = await openJourneyOffice()
  const profile = mkdtempSync(join(tmpdir(), 'caifeng-bench-'))
  try {
    await run(office.url, profile)
  } finally {
    await office.dispose()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** On a phone that has the app, and on which somebody signed in. */
async function onSignedIn(url: string, profile: string, run: Bench): Promise<void> {
  const phone = await openPhone({ userDataDir: profile })
  try {
    await phone.page.goto(url)
    await signIn(phone.page, 'nongye01')
    await phone.page.getByRole('region', { name: '本月任务' }).waitFor()
    await waitUntilInstalled(phone.page)
  } finally {
    await phone.close()
  }
  await run(url, profile)
}
