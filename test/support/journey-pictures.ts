import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Pictures for one's own eyes, in light and dark, where JOURNEY_PICTURES names a folder; otherwise nothing. */
export async function shootBoth(page: Page, name: string): Promise<void> {
  const folder = process.env['JOURNEY_PICTURES']
  if (folder === undefined) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: null })
}
