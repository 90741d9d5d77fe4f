import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import type { FaultReport } from '../fault-report.ts'
import { openBrowserPhone, type BrowserPhone } from './phone-in-browser.ts'
import { choosePhotos, thumbnailsOf, writeItem } from './write-item.ts'

/** The officer is told within this time. */
const TELL_MS = 20_000
const REFUSED = /手机存储已满，这张照片没有存下/

/**
 * The browser's room ends in the middle of a photo: the photo is refused with a sentence, the text is saved all the
 * same, and when there is room again the photo can be added.
 */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  const phone = await openBrowserPhone()
  const notes: string[] = []
  let slowestHealMs = 0
  try {
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const { faults, tookMs } = await addUnderQuota(phone, { cycle, random })
      slowestHealMs = Math.max(slowestHealMs, tookMs)
      notes.push(...faults.map((fault) => `cycle ${cycle}: ${fault}`))
    }
  } finally {
    await phone.close()
  }
  const report = { name: 'quota', cycles, lost: notes.length, duplicated: 0, slowestHealMs }
  return notes.length === 0 ? report : { ...report, note: notes.slice(0, 5).join('; ') }
}

async function addUnderQuota(
  phone: BrowserPhone,
  { cycle, random }: { cycle: number; random: () => number },
): Promise<{ faults: string[]; tookMs: number }> {
  // Room for a part of the photo's pieces at most: a camera's file has more than 2 MB.
  const giveRoom = await limitRoom(phone, Math.floor(random() * 1_500_000))
  const { page } = phone
  await writeItem(page, { title: `第${cycle}次没有地方`, body: '先写下的。' })
  const startedAt = Date.now()
  await choosePhotos(page, [1])
  const isTold = await isRefusedInWords(page)
  const tookMs = Date.now() - startedAt
  const text = `第${cycle}次：照片没有地方，文字照存。`
  await page.getByLabel('正文').fill(text)
  const isSaved = await isSavedAsTyped(page, text)
  await giveRoom()
  await choosePhotos(page, [2])
  const isAdded = await thumbnailsOf(page)
    .first()
    .waitFor({ timeout: TELL_MS })
    .then(
      () => true,
      () => false,
    )
  const faults = [
    ...(isTold ? [] : ['the photo was not refused with a sentence']),
    ...(isSaved ? [] : ['the text was not saved']),
    ...(isAdded ? [] : ['with room again no photo could be added']),
  ]
  return { faults, tookMs }
}

/**
 * Starts the browser anew with this many bytes beyond what is used; returns what takes the limit away. A browser that
 * runs remembers for half a minute how much room there was.
 */
async function limitRoom(phone: BrowserPhone, room: number): Promise<() => Promise<void>> {
  const { origin } = new URL(phone.url)
  const asked = await phone.page.context().newCDPSession(phone.page)
  const { usage } = await asked.send('Storage.getUsageAndQuota', { origin })
  await phone.browser.close()
  let session: CDPSession | undefined
  await phone.reopen('/', async (page) => {
    session = await page.context().newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + room })
  })
  return async () => {
    await session?.send('Storage.overrideQuotaForOrigin', { origin })
  }
}

/** The photo is marked, and whoever taps it reads why. */
async function isRefusedInWords(page: Page): Promise<boolean> {
  if (!(await isSeen(page, /有问题/))) return false
  await page.getByText('有问题').first().click()
  const isTold = await isSeen(page, REFUSED)
  await page.keyboard.press('Escape')
  return isTold
}

async function isSeen(page: Page, words: RegExp): Promise<boolean> {
  const startedAt = Date.now()
  while (Date.now() - startedAt < TELL_MS) {
    if ((await page.getByText(words).filter({ visible: true }).count()) > 0) return true
    await wait(100)
  }
  return false
}

/** Called saved, and found again by a page that knows nothing of what was typed. */
async function isSavedAsTyped(page: Page, text: string): Promise<boolean> {
  if (!(await isSeen(page, /已存本机 \d\d:\d\d:\d\d/))) return false
  await wait(1500)
  await page.reload()
  const body = page.getByLabel('正文')
  await body.waitFor()
  await wait(500)
  return (await body.inputValue()) === text
}
