import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SyncRequest } from '../../../src/protocol/sync.ts'
import { openReviewOffice } from '../../support/review-office.ts'
import type { TestOffice } from '../../support/server-office.ts'
import { readAnswer } from '../../support/server-phone.ts'

/** What the phone of a release really sent: its engine wrote it, and no later change of the code may touch it. */
const folder = new URL('../../support/recorded/', import.meta.url)
const recorded = readdirSync(folder).map((name): [string, SyncRequest] => [
  name,
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as SyncRequest,
])

let office: TestOffice

beforeEach(async () => {
  office = await openReviewOffice()
})
afterEach(() => office.close())

it.each(recorded)('%s is carried out as it was then, and answered the same again', async (_, request) => {
  const phone = await office.signIn('nongye01')
  const resent = { ...request, account: phone.accountId, device: phone.deviceId }
  const first = readAnswer(await phone.post('/api/sync', resent))
  expect(first.results.map(({ outcome }) => outcome.status)).not.toContain('rejected')
  expect(first.results).toHaveLength(request.commands.length)
  const again = readAnswer(await phone.post('/api/sync', resent))
  expect(again.results).toEqual(first.results.map((result) => ({ ...result, replayed: true })))
})
