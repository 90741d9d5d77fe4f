import type { Page } from 'playwright-core'
import { openPhone } from '../support/journey-phone.ts'
import { median, printFigure } from './figure.ts'

const RUNS = 7
const BROWSER_START_MS = 1500

/** At a processor four times slower and with no network: from the navigation to a month card on the screen. */
export async function benchStarts(url: string, profile: string): Promise<void> {
  const cold: number[] = []
  const warm: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const phone = await openPhone({ userDataDir: profile, offline: true })
    try {
      await watchMonthCard(phone.page)
      // The browser's own start is not ours: what is cold is everything of the app, its service worker included.
      await phone.page.waitForTimeout(BROWSER_START_MS)
      const devtools = await phone.context.newCDPSession(phone.page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      await phone.page.goto(url)
      cold.push(await readMonthCardMs(phone.page))
      await phone.page.goto(url)
      warm.push(await readMonthCardMs(phone.page))
    } finally {
      await phone.close()
    }
  }
  printFigure({ name: 'offline start, cold browser, CPU x4', value: median(cold), unit: 'ms', limit: 1000 })
  printFigure({ name: 'offline start, warm, CPU x4', value: median(warm), unit: 'ms', limit: 400 })
}

/** Notes the frame in which the month card first has its counts, counted from the start of the navigation. */
async function watchMonthCard(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const look = () => {
      const card = document.querySelector('[aria-label="本月任务"], [aria-labelledby]')
      if (card !== null && /已完成 \d+ 篇/.test(card.textContent ?? '')) {
        requestAnimationFrame(() => performance.mark('month-card'))
        return
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

async function readMonthCardMs(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => performance.getEntriesByName('month-card')[0]?.startTime)
  return (await handle.jsonValue()) ?? Number.NaN
}
