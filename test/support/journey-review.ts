import type { Page } from 'playwright-core'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { sitDown } from './journey-desk.ts'
import { request } from './journey-report.ts'

/** The rules ask for the review of 主任 (`zhuren`) from now on; the units themselves sign nothing. */
export async function askForReview(page: Page, url: string): Promise<void> {
  await sitDown(page, { url, account: 'guanli' })
  const { policies } = (await request(page, 'GET', '/api/desk/policies')) as { policies: Policy[] }
  const [newest] = policies
  if (newest === undefined) throw new Error('the office has no rules')
  const steps = [{ post: 'director', hasDeputy: false }]
  const all = { categories: null, origins: null, isUpward: null, hours: null, statement: null }
  const signOff = [{ id: 'office', name: '办公室复审', ...all, steps }]
  const policy = { ...newest, version: newest.version + 1, validFrom: Date.now() - 1, signOff }
  await request(page, 'POST', '/api/desk/policies', { policy, newestSeen: newest.version })
}
