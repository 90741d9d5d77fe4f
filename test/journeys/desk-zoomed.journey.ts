import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { sitDown } from '../support/journey-desk.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { shootBoth } from '../support/journey-pictures.ts'

let office: JourneyOffice
let desk: Chromium
let editor: Page

beforeAll(async () => {
  office = await openJourneyOffice()
  desk = await launchChromium({ viewport: { width: 1280, height: 800 } })
  editor = desk.context.pages()[0] ?? (await desk.context.newPage())
  await sitDown(editor, { url: office.url, account: 'bianji' })
}, 120_000)

afterAll(async () => {
  await desk?.close().catch(() => undefined)
  await office?.dispose()
})

/** How high of the window the text of the item stands free, above the buttons that decide about it. */
function measureText(page: Page): Promise<number> {
  return page.evaluate(() => {
    const title = document.querySelector('.article h1')?.getBoundingClientRect().top ?? innerHeight
    const buttons = document.querySelector('.reader .bar')?.getBoundingClientRect().top ?? 0
    return buttons - title
  })
}

describe('a desk whose window is low', () => {
  for (const [name, width, height] of [
    ['a laptop at 200 %', 640, 400],
    ['a small laptop at 200 %', 683, 330],
    ['a small laptop at 150 %', 910, 440],
  ] as const) {
    test(`on ${name} half of the window shows the item, with the buttons that decide`, async () => {
      await editor.setViewportSize({ width, height })
      await editor.goto(`${office.url}/desk`)
      await editor.locator('a.line').first().click()
      const adopt = editor.getByRole('button', { name: /^采用(?!稿)/ })
      await adopt.waitFor()
      await editor.waitForTimeout(500)
      await shootBoth(editor, `zoomed-item-${width}`)
      const bottom = (await adopt.boundingBox().then((box) => box && box.y + box.height)) ?? height + 1
      expect(bottom).toBeLessThanOrEqual(height)
      expect(await measureText(editor)).toBeGreaterThanOrEqual(height / 2)
    })

    test(`on ${name} the first line of the queue stands in sight`, async () => {
      await editor.goto(`${office.url}/desk`)
      await editor.locator('a.line').first().waitFor()
      await editor.waitForTimeout(500)
      await shootBoth(editor, `zoomed-queue-${width}`)
      const title = await editor.locator('a.line .title').first().boundingBox()
      const floor = await editor.locator('.list-pane').boundingBox()
      expect((title?.y ?? height) + (title?.height ?? 0)).toBeLessThanOrEqual(
        (floor?.y ?? 0) + (floor?.height ?? 0),
      )
    })
  }
})
