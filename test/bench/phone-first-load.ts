import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { openPhone, signIn, waitUntilInstalled } from '../support/journey-phone.ts'
import { printFigure } from './figure.ts'

const SLOW_LINK = { offline: false, latency: 300, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const KILOBYTE = 1024

/** Over 400 kbit/s and 300 ms: from the address to the sign-in form, and from 登录 to the month card. */
export async function benchFirstLoad(url: string, profile: string): Promise<void> {
  const phone = await openPhone({ userDataDir: profile, hasBackgroundSync: true })
  try {
    const { page } = phone
    const devtools = await phone.context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', SLOW_LINK)
    const openedAt = Date.now()
    await page.goto(url)
    await page.getByLabel('账号').waitFor()
    const formMs = Date.now() - openedAt
    const signedInAt = Date.now()
    await signIn(page, 'nongye01')
    await page.getByRole('region', { name: '本月任务' }).waitFor()
    const monthMs = Date.now() - signedInAt
    const { js, css } = await measureBytes(page)
    printFigure({ name: 'first load, JavaScript', value: js / KILOBYTE, unit: 'KB gzip', limit: 120 })
    printFigure({ name: 'first load, CSS', value: css / KILOBYTE, unit: 'KB gzip', limit: 12 })
    printFigure({ name: 'first load, sign-in form', value: formMs, unit: 'ms', limit: 5000 })
    printFigure({ name: 'first load, form and month card', value: formMs + monthMs, unit: 'ms', limit: 5000 })
    await waitUntilInstalled(page)
  } finally {
    await phone.close()
  }
}

/** The files the page itself loaded up to the month card, as they stand in dist, gzip level 9. */
async function measureBytes(page: Page): Promise<{ js: number; css: number }> {
  const paths = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
  )
  const sizeOf = (ending: string) =>
    [...new Set(paths)]
      .filter((path) => path.startsWith('/assets/') && path.endsWith(ending))
      .reduce((total, path) => total + gzipSync(readFileSync(inDist(path)), { level: 9 }).length, 0)
  return { js: sizeOf('.js'), css: sizeOf('.css') }
}

function inDist(path: string): string {
  return join(fileURLToPath(new URL('../../dist', import.meta.url)), path)
}
