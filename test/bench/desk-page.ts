import type { CDPSession, Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { BenchPhone } from './bench-phone.ts'
import type { BenchPerson } from './bench-office.ts'
import { median, percentile, printFigure } from './figure.ts'

const ARRIVALS = 12
const ACTS = 12
const SCROLLS = 3
const SCROLL_PX = 16_000
const SCROLL_PX_PER_SECOND = 4000
const FRAME_MS = 1000 / 60

interface People {
  officer: BenchPerson
  editor: BenchPerson
}

/** The desk's page at 1280 with 10,000 items behind it: what arrives, what is clicked, how the list scrolls. */
export async function benchDeskPage(url: string, { officer, editor }: People): Promise<void> {
  const chromium = await launchChromium({ viewport: { width: 1280, height: 800 } })
  try {
    const [name = '', value = ''] = editor.cookie.split('=')
    await chromium.context.addCookies([{ name, value, url }])
    const page = await chromium.context.newPage()
    await page.goto(`${url}/desk`)
    await lines(page).first().waitFor()
    await benchArrivals(page, url, officer)
    await benchActs(page)
    const devtools = await chromium.context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const own = await scroll(page, devtools)
    const bare = await chromium.context.newPage()
    await showBareList(bare)
    const bareDevtools = await chromium.context.newCDPSession(bare)
    await bareDevtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    reportFrames(own, await scroll(bare, bareDevtools))
  } finally {
    await chromium.close()
  }
}

const lines = (page: Page) => page.locator('[data-item]')

/** From the phone's 报送 to the frame in which the line stands on the desk: no reload, by the stream of events. */
async function benchArrivals(page: Page, url: string, officer: BenchPerson) {
  const phone = new BenchPhone(Number(new URL(url).port), officer)
  await phone.open()
  const times: number[] = []
  for (let n = 0; n < ARRIVALS; n++) {
    await page.waitForTimeout(300)
    const before = await page.locator('[data-item]').first().getAttribute('data-item')
    const shown = page.waitForFunction(
      (id) => document.querySelector('[data-item]')?.getAttribute('data-item') !== id,
      before,
      { polling: 'raf' },
    )
    const startedAt = performance.now()
    if (!(await phone.submit())) throw new Error(phone.errors[0])
    await shown
    times.push(performance.now() - startedAt)
  }
  phone.close()
  const name = 'desk: a new item on an open desk, 50 desks open'
  printFigure({ name: `${name}, median`, value: median(times), unit: 'ms', limit: 1000 })
  printFigure({ name: `${name}, slowest`, value: Math.max(...times), unit: 'ms', limit: 1000 })
}

/** From a key to the frame after the first change on the screen: the next item, claiming it, the dialog of 采用. */
async function benchActs(page: Page) {
  await lines(page).first().click()
  await page.getByRole('button', { name: '领办' }).waitFor()
  const times: Record<string, number[]> = { next: [], claim: [], dialog: [] }
  for (let n = 0; n < ACTS; n++) {
    times['next']?.push(await pressAndSee(page, 'j'))
    await page.getByRole('button', { name: '领办' }).waitFor()
    times['claim']?.push(await pressAndSee(page, 'c'))
    await page.getByRole('button', { name: '交回' }).waitFor()
    times['dialog']?.push(await pressAndSee(page, 'a'))
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  for (const [name, taken] of Object.entries(times))
    printFigure({
      name: `desk: an action acknowledged on the screen (${name}), 95th percentile`,
      value: percentile(taken, 0.95),
      unit: 'ms',
      limit: 100,
    })
}

/** In the page's own time: the script that presses the key is no part of it. */
async function pressAndSee(page: Page, key: string): Promise<number> {
  const seen = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let pressedAt = 0
        addEventListener('keydown', (event) => (pressedAt = event.timeStamp), { capture: true, once: true })
        const observer = new MutationObserver(() => {
          if (pressedAt === 0) return
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressedAt)))
        })
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        })
      }),
  )
  await page.waitForTimeout(50)
  await page.keyboard.press(key)
  return seen
}

/** What the browser alone makes of as many lines of the same height that are all there from the start. */
async function showBareList(page: Page) {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.setContent(
    '<div class="pane" style="width: 400px; height: 700px; overflow-y: auto; font: 16px sans-serif"></div>',
  )
  await page.evaluate(() => {
    const line = '<div style="height: 84px"><a href="#">晚稻机收进度过八成，烘干能力仍有缺口</a></div>'
    document.querySelector('.pane')?.insertAdjacentHTML('beforeend', line.repeat(400))
  })
}

/** The gaps between frames while the wheel turns at an even speed, pages being fetched on the way. */
async function scroll(page: Page, devtools: CDPSession): Promise<number[]> {
  const gaps: number[] = []
  const box = await page.locator('.pane').first().boundingBox()
  const [x, y] = [(box?.x ?? 0) + 100, (box?.y ?? 0) + 300]
  for (let run = 0; run < SCROLLS; run++) {
    await page.evaluate(recordFrames)
    await devtools.send('Input.synthesizeScrollGesture', {
      ...{ x, y, yDistance: run % 2 === 0 ? -SCROLL_PX : SCROLL_PX },
      ...{ speed: SCROLL_PX_PER_SECOND, gestureSourceType: 'mouse' },
    })
    gaps.push(...(await page.evaluate(readFrames)))
  }
  return gaps
}

function recordFrames() {
  const frames: number[] = []
  Object.assign(globalThis, { benchFrames: frames })
  const onFrame = (now: number) => {
    frames.push(now)
    if ((globalThis as unknown as { benchFrames: number[] }).benchFrames === frames)
      requestAnimationFrame(onFrame)
  }
  requestAnimationFrame(onFrame)
}

function readFrames(): number[] {
  const holder = globalThis as unknown as { benchFrames: number[] }
  const frames = holder.benchFrames
  holder.benchFrames = []
  return frames.slice(1).map((at, index) => at - (frames[index] ?? at))
}

function reportFrames(own: number[], bare: number[]) {
  const name = 'desk: list scrolling, CPU x4'
  printFigure({ name, value: framesPerSecond(own), unit: 'frames/s', limit: 60, isLeast: true })
  printFigure({
    name: `${name}, bare list`,
    value: framesPerSecond(bare),
    unit: 'frames/s',
    limit: 60,
    isLeast: true,
  })
  printFigure({ name: `${name}, frames late`, value: lateShare(own), unit: '%', limit: 5 })
  printFigure({ name: `${name}, frames late, bare list`, value: lateShare(bare), unit: '%', limit: 5 })
}

function framesPerSecond(gaps: number[]): number {
  return (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0)
}

/** Of frames: how many came after the next one should have been there. */
function lateShare(gaps: number[]): number {
  return (100 * gaps.filter((gap) => gap > 1.5 * FRAME_MS).length) / gaps.length
}
