import type { Page } from 'playwright-core'
import { signIn } from './journey-phone.ts'

/** Somebody else sits down at the desk: the last one's session is gone, and this one signs in. */
export async function sitDown(
  page: Page,
  { url, account, path = '/desk' }: { url: string; account: string; path?: string },
): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${url}${path}`)
  await signIn(page, account)
  await page.getByRole('link', { name: '任务与计分' }).waitFor()
  if (!page.url().endsWith(path)) await page.goto(`${url}${path}`)
}

/** The month so many months from now in Asia/Shanghai, as 2026-10. */
export function monthFromNow(months: number, now = Date.now()): string {
  const today = new Date(now + 8 * 60 * 60 * 1000)
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1)).toISOString().slice(0, 7)
}
