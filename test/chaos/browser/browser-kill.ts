import { setTimeout as wait } from 'node:timers/promises'
import { makeCameraPhoto } from '../../support/camera-photo.ts'
import type { FaultReport } from '../fault-report.ts'
import { openBrowserPhone, type BrowserPhone } from './phone-in-browser.ts'
import { photosOf, thumbnailsOf } from './write-item.ts'

/** What may be lost of typing when the browser is killed. */
const TYPING_LIMIT_MS = 1000
const KEY_MS = 40
/** The picture of a photo that was being made is made again. */
const PHOTO_LIMIT_MS = 20_000

/**
 * kill -9 of a real Chromium while a draft is typed and a photo is stored: at most a second of typing is lost, and
 * nothing of what the screen called saved; no photo that it showed is gone, and none hangs half-made.
 */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  const phone = await openBrowserPhone({ offline: false })
  const report: FaultReport = { name: 'browser-kill', cycles, lost: 0, duplicated: 0, slowestHealMs: 0 }
  const notes: string[] = []
  let goneMs = 0
  let photos = 0
  try {
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const { fault, healMs, ...cost } = await killWhileTyping(phone, { cycle, random })
      goneMs = Math.max(goneMs, cost.goneMs)
      photos += cost.photosShown
      report.slowestHealMs = Math.max(report.slowestHealMs, healMs)
      if (fault !== undefined) notes.push(`cycle ${cycle}: ${fault}`)
    }
  } finally {
    await phone.close()
  }
  report.lost = notes.length
  return {
    ...report,
    note: [`at most ${goneMs} ms of typing gone, ${photos} photos shown`, ...notes.slice(0, 3)].join('; '),
  }
}

async function killWhileTyping(
  phone: BrowserPhone,
  { cycle, random }: { cycle: number; random: () => number },
): Promise<{ fault: string | undefined; healMs: number; goneMs: number; photosShown: number }> {
  const { office } = phone
  await phone.page.goto(office.url)
  await phone.page.getByRole('button', { name: '写信息' }).click()
  await phone.page.getByLabel('标题').fill(`第${cycle}次`)
  const photo = random()
  if (photo < 0.9) void addPhoto(phone, cycle).catch(() => undefined)
  // Half of them are surely shown before the kill, of the others many are still being stored.
  if (photo < 0.45) await thumbnailsOf(phone.page).first().waitFor({ timeout: PHOTO_LIMIT_MS })
  const typed = await typeFor(phone, 500 + random() * 5000)
  const photosShown = await thumbnailsOf(phone.page).count()
  const path = new URL(phone.page.url()).pathname
  const saved = (await phone.page.getByText(/已存本机 \d\d:\d\d:\d\d/).count()) > 0 ? typed.savedLength : 0
  // Before the kill: what was typed until then is judged by what the browser had time for at least.
  const killedAt = Date.now()
  await phone.browser.kill()
  const startedAt = Date.now()
  await phone.reopen(path)
  const body = phone.page.getByLabel('正文')
  await body.waitFor({ timeout: 20_000 })
  await wait(300)
  const found = (await body.inputValue()).length
  const due = typed.keys.filter((at) => at <= killedAt - TYPING_LIMIT_MS).length
  const fault =
    found < saved
      ? `the screen said saved, and ${saved - found} characters are gone`
      : found < due
        ? `${due - found} characters older than a second are gone`
        : await findPhotoFault(phone, photosShown)
  const oldestGone = typed.keys[found]
  const goneMs = oldestGone === undefined ? 0 : killedAt - oldestGone
  return { fault, healMs: Date.now() - startedAt, goneMs, photosShown }
}

/** 有 1 张照片没有存下 */
async function countToldMissing(page: BrowserPhone['page']): Promise<number> {
  const [told] = await page.getByText(/有 \d+ 张照片没有存下/).allTextContents()
  return Number(/有 (\d+) 张/.exec(told ?? '')?.[1] ?? 0)
}

/** A photo that was shown as kept is there; one that was being stored is there, or said to be missing, but does not hang. */
async function findPhotoFault({ page }: BrowserPhone, photosShown: number): Promise<string | undefined> {
  const startedAt = Date.now()
  for (;;) {
    const photos = await photosOf(page).count()
    const ready = await thumbnailsOf(page).count()
    if (ready >= photosShown && ready + (await countToldMissing(page)) === photos) return undefined
    if (Date.now() - startedAt > PHOTO_LIMIT_MS)
      return `${photosShown} photos were shown, ${ready} of ${photos} came back`
    await wait(100)
  }
}

async function addPhoto({ page }: BrowserPhone, seed: number): Promise<void> {
  const buffer = await makeCameraPhoto({
    takenAt: '2026:11:20 10:00:00',
    latitude: 28.1,
    longitude: 112.9,
    seed,
  })
  const file = { name: 'IMG.jpg', mimeType: 'image/jpeg', buffer }
  await page.locator('input[type=file]').first().setInputFiles([file])
}

/** Types one character after the other and notes when, and how many there were when the screen last said saved. */
async function typeFor({ page }: BrowserPhone, milliseconds: number) {
  const keys: number[] = []
  let savedLength = 0
  await page.getByLabel('正文').focus()
  const until = Date.now() + milliseconds
  while (Date.now() < until) {
    await page.keyboard.insertText('稿')
    keys.push(Date.now())
    await wait(KEY_MS)
  }
  // What is called saved from here on holds everything that was typed.
  if (await page.getByText(/已存本机/).isVisible())
    savedLength = await page
      .getByLabel('正文')
      .inputValue()
      .then((text) => text.length)
  return { keys, savedLength }
}
