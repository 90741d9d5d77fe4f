import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchChromium, type Chromium, type ChromiumOptions } from '../../support/chromium.ts'
import { openJourneyOffice, type JourneyOffice } from '../../support/journey-office.ts'

const SMALL_PHONE = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true } as const

/** A real server, and one real browser whose profile survives its kills. */
export interface BrowserPhone {
  office: JourneyOffice
  /** Where this browser finds the office. */
  url: string
  browser: Chromium
  page: Page
  /** Starts the browser again on the same profile, prepares its empty page, and opens the app at this address. */
  reopen(path: string, prepare?: (page: Page) => Promise<void>): Promise<void>
  close(): Promise<void>
}

/**
 * Signs an officer of the demo county in and waits until the app is installed. `lead` puts something between the
 * browser and the office, and tells the address of that.
 */
export async function openBrowserPhone(
  options: ChromiumOptions = {},
  lead: (url: string) => Promise<string> = async (url) => url,
): Promise<BrowserPhone> {
  const office = await openJourneyOffice()
  const url = await lead(office.url)
  const userDataDir = mkdtempSync(join(tmpdir(), 'caifeng-chaos-phone-'))
  const open = () => launchChromium({ ...SMALL_PHONE, ...options, userDataDir })
  const browser = await open()
  const phone: BrowserPhone = {
    office,
    url,
    browser,
    page: pageOf(browser),
    async reopen(path, prepare) {
      phone.browser = await open()
      phone.page = pageOf(phone.browser)
      await prepare?.(phone.page)
      await phone.page.goto(url + path)
    },
    async close() {
      await phone.browser.close().catch(() => undefined)
      await office.dispose()
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  await phone.page.goto(url)
  await phone.page.getByLabel('账号').fill('nongye01')
  await phone.page.getByLabel('密码', { exact: true }).fill('wanglan-2026')
  await phone.page.getByRole('button', { name: '登录', exact: true }).click()
  await phone.page.getByRole('region', { name: '本月任务' }).waitFor()
  await phone.page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return phone
}

function pageOf({ context }: Chromium): Page {
  const [page] = context.pages()
  if (page === undefined) throw new Error('the browser opened no page')
  return page
}
