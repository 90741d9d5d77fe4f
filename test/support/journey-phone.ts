import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { launchChromium, type Chromium, type ChromiumOptions } from './chromium.ts'

const SMALL_PHONE = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true } as const

/** A phone: one browser profile that survives kills. */
export interface Phone extends Chromium {
  page: Page
}

export interface PhoneOptions extends ChromiumOptions {
  userDataDir: string
  /** Only where nothing is switched off: else see `leaveBackgroundSync`. */
  hasBackgroundSync?: boolean
}

export async function openPhone({ hasBackgroundSync = false, ...options }: PhoneOptions): Promise<Phone> {
  const browser = await launchChromium({ ...SMALL_PHONE, ...options })
  if (!hasBackgroundSync) await browser.context.addInitScript(leaveBackgroundSync)
  const page = browser.context.pages()[0] ?? (await browser.context.newPage())
  return { ...browser, page }
}

/**
 * Runs in each page before the app: a service worker that starts anew knows nothing of the network that a test has
 * switched off, and would really send.
 */
function leaveBackgroundSync() {
  if ('ServiceWorkerRegistration' in window)
    Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync')
}

export async function signIn(page: Page, account: string, password = 'wanglan-2026'): Promise<void> {
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Waits until the app is installed: the service worker is active and controls this page. */
export async function waitUntilInstalled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
    timeout: 30_000,
  })
}

export interface MonthCard {
  confirmed: number
  minimum: number
  waiting: number
}

export async function readMonthCard(page: Page): Promise<MonthCard> {
  const text = (await page.getByRole('region', { name: '本月任务' }).textContent()) ?? ''
  const match = /已完成 (\d+) 篇，共 (\d+) 篇，待发 (\d+) 篇/.exec(text)
  if (match === null) throw new Error(`the month card does not say its three counts: ${text}`)
  return { confirmed: Number(match[1]), minimum: Number(match[2]), waiting: Number(match[3]) }
}

/** Waits until the month card says these counts. */
export async function expectMonthCard(page: Page, expected: Partial<MonthCard>): Promise<void> {
  await expect.poll(() => readMonthCard(page), { timeout: 30_000 }).toMatchObject(expected)
}

export function tab(page: Page, name: '今日' | '稿件' | '约稿' | '我的'): Locator {
  return page.getByRole('navigation').getByRole('link', { name })
}

const TAB_PATHS = { 今日: '/', 稿件: '/items', 约稿: '/commissions', 我的: '/me' }

/** Goes to a tab and waits for it: until then the page before still stands there, often with the same titles. */
export async function openTab(page: Page, name: keyof typeof TAB_PATHS): Promise<void> {
  await tab(page, name).click()
  await page.waitForURL(({ pathname }) => pathname === TAB_PATHS[name])
}
