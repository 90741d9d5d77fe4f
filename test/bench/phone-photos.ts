import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { makeCameraPhoto } from '../support/camera-photo.ts'
import { openPhone } from '../support/journey-phone.ts'
import { median, printFigure } from './figure.ts'
import { openBareWorker } from './photo-bare.ts'

const PHOTOS = 8

interface PhotoTimes {
  sent: number[]
  answered: number[]
  longestFrameMs: number
}

/** 12-megapixel photos one after the other: until stored and scaled, and the longest gap between two frames. */
export async function benchPhotos(url: string, profile: string): Promise<void> {
  const phone = await openPhone({ userDataDir: profile, offline: true })
  try {
    const { page } = phone
    await recordWorkerAndFrames(page)
    await page.goto(url)
    await page.getByRole('button', { name: '写信息' }).click()
    await page.getByLabel('正文').fill('照片')
    const bare = await openBareWorker(phone.context)
    const took: number[] = []
    const bareTook: number[] = []
    for (let seed = 0; seed < PHOTOS; seed++) {
      const path = await takePhoto(profile, seed)
      await page.bringToFront()
      took.push(await addPhoto(page, path))
      bareTook.push(await bare.scale(path))
    }
    const { longestFrameMs } = await readTimes(page)
    // The first one starts the worker and its decoder.
    const [own, rival] = [took.slice(1), bareTook.slice(1)]
    const name = 'photo of 12 megapixels stored and scaled'
    printFigure({ name: `${name}, median`, value: median(own), unit: 'ms', limit: 400 })
    printFigure({ name: `${name}, best`, value: Math.min(...own), unit: 'ms', limit: 400 })
    // What the browser alone takes for decoding, drawing and encoding, with nothing stored, in the same minute.
    printFigure({
      name: `${name}, against a bare worker, median`,
      value: median(own),
      unit: 'ms',
      limit: median(rival),
    })
    printFigure({
      name: `${name}, against a bare worker, best`,
      value: Math.min(...own),
      unit: 'ms',
      limit: Math.min(...rival),
    })
    printFigure({
      name: 'longest frame while photos are prepared',
      value: longestFrameMs,
      unit: 'ms',
      limit: 33.4,
    })
  } finally {
    await phone.close()
  }
}

async function takePhoto(folder: string, seed: number): Promise<string> {
  const buffer = await makeCameraPhoto({
    takenAt: '2026:11:20 10:00:00',
    latitude: 28.1,
    longitude: 112.9,
    seed,
  })
  const path = join(folder, `${seed}.jpg`)
  await writeFile(path, buffer)
  return path
}

async function addPhoto(page: Page, path: string): Promise<number> {
  const before = (await readTimes(page)).answered.length
  // By path, as a picker gives it: bytes handed over by this script would pass through the page's own thread.
  await page.locator('input[type=file]').first().setInputFiles(path)
  await page.waitForFunction(
    (count) => (globalThis as unknown as { photoTimes: PhotoTimes }).photoTimes.answered.length > count,
    before,
  )
  const times = await readTimes(page)
  return (times.answered[before] ?? Number.NaN) - (times.sent[before] ?? Number.NaN)
}

/** Between handing the file to the worker and its answer everything happens: bytes stored, read back, scaled. */
async function recordWorkerAndFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: PhotoTimes = { sent: [], answered: [], longestFrameMs: 0 }
    Object.assign(globalThis, { photoTimes: times })
    const Native = globalThis.Worker
    globalThis.Worker = class extends Native {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options)
        this.addEventListener('message', () => times.answered.push(performance.now()))
      }
      override postMessage(message: unknown): void {
        times.sent.push(performance.now())
        super.postMessage(message)
      }
    }
    let last = 0
    const onFrame = (now: number) => {
      const isAtWork = times.sent.length > Math.max(1, times.answered.length)
      if (isAtWork && last !== 0) times.longestFrameMs = Math.max(times.longestFrameMs, now - last)
      last = now
      requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
  })
}

function readTimes(page: Page): Promise<PhotoTimes> {
  return page.evaluate(() => (globalThis as unknown as { photoTimes: PhotoTimes }).photoTimes)
}
