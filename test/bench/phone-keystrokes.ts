import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { makeCameraPhoto } from '../support/camera-photo.ts'
import { openPhone } from '../support/journey-phone.ts'
import { median, percentile, printFigure } from './figure.ts'

const KEYSTROKES = 60
const PARAGRAPH = '一是育秧设施不足。全县标准化育秧大棚可满足五点二万亩需求，缺口依靠小拱棚和露天秧田弥补。\n'

/** Main-thread time of one keystroke at a processor four times slower, with 2,000 characters and nine photos. */
export async function benchKeystrokes(url: string, profile: string): Promise<void> {
  const phone = await openPhone({ userDataDir: profile, offline: true })
  try {
    const { page } = phone
    await page.goto(url)
    await prepareEditor(page)
    const costs = await measureTyping(phone.context, page)
    const work = await measureWork(phone.context, page)
    const bare = await phone.context.newPage()
    await showBareField(bare)
    const bareCosts = await measureTyping(phone.context, bare)
    const bareWork = await measureWork(phone.context, bare)
    printFigure({ name: 'keystroke, median, CPU x4', value: median(costs), unit: 'ms', limit: 16 })
    printFigure({
      name: 'keystroke, 95th percentile, CPU x4',
      value: percentile(costs, 0.95),
      unit: 'ms',
      limit: 16,
    })
    // What the browser alone takes for the same text in an empty page, in the same run on the same machine.
    printFigure({
      name: 'keystroke, median, against a bare field',
      value: median(costs),
      unit: 'ms',
      limit: median(bareCosts),
    })
    printFigure({
      name: 'keystroke, 95th percentile, against a bare field',
      value: percentile(costs, 0.95),
      unit: 'ms',
      limit: percentile(bareCosts, 0.95),
    })
    reportWork('median', median(work), median(bareWork))
    reportWork('95th percentile', percentile(work, 0.95), percentile(bareWork, 0.95))
  } finally {
    await phone.close()
  }
}

function reportWork(which: string, own: number, bare: number) {
  const name = `keystroke, four times its processor time, ${which}`
  printFigure({ name, value: own, unit: 'ms', limit: 16 })
  printFigure({ name: `${name}, bare field`, value: bare, unit: 'ms', limit: 16 })
}

const LONG_TEXT = PARAGRAPH.repeat(Math.ceil(2000 / PARAGRAPH.length)).slice(0, 2000)

async function prepareEditor(page: Page): Promise<void> {
  // By touch: a mouse left over the page would be asked after each layout what lies under it, and no phone has one.
  await page.getByRole('button', { name: '写信息' }).tap()
  await page.getByLabel('标题').fill('按键开销')
  await page.getByLabel('正文').fill(LONG_TEXT)
  const files = await Promise.all(
    Array.from({ length: 9 }, async (_, seed) => ({
      name: `${seed}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await makeCameraPhoto({ seed: seed % 3 }),
    })),
  )
  await page.locator('input[type=file]').first().setInputFiles(files)
  await page.waitForFunction(() => document.querySelectorAll('img[src^="blob:"]').length >= 9, undefined, {
    timeout: 60_000,
  })
  await page.getByLabel('正文').focus()
}

async function showBareField(page: Page): Promise<void> {
  await page.setContent('<textarea style="width: 328px; height: 1900px; font: 17px sans-serif"></textarea>')
  await page.locator('textarea').fill(LONG_TEXT)
  await page.locator('textarea').focus()
}

/** The cost of each key above that of doing nothing: two frames and the questions of this script cost something too. */
async function measureTyping(context: BrowserContext, page: Page): Promise<number[]> {
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const costs = await measureAboveIdle(page, devtools)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await devtools.detach()
  return costs
}

/**
 * The same by the clock of the main thread, which stands still while others have the processor, and without the brake,
 * which makes four out of each moment that others took: so a busy machine says the same as a quiet one.
 */
async function measureWork(context: BrowserContext, page: Page): Promise<number[]> {
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const costs = await measureAboveIdle(page, devtools)
  await devtools.detach()
  return costs.map((cost) => 4 * cost)
}

async function measureAboveIdle(page: Page, devtools: CDPSession): Promise<number[]> {
  const idle = median(await measureMany(page, devtools, ''))
  return (await measureMany(page, devtools, '稻')).map((cost) => Math.max(0, cost - idle))
}

async function measureMany(page: Page, devtools: CDPSession, text: string): Promise<number[]> {
  const costs: number[] = []
  for (let key = 0; key < KEYSTROKES; key++) costs.push(await measureOne(page, devtools, text))
  return costs
}

/** The time of all main-thread tasks from the key to the second frame after it: handler, Vue, layout, paint. */
async function measureOne(page: Page, devtools: CDPSession, text: string): Promise<number> {
  const before = await readTaskMs(devtools)
  if (text !== '') await devtools.send('Input.insertText', { text })
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  return (await readTaskMs(devtools)) - before
}

async function readTaskMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}
