import { readdirSync, readFileSync } from 'node:fs'
import type { CDPSession, Page } from 'playwright-core'
import { openPhone } from '../support/journey-phone.ts'
import { median, printFigure } from './figure.ts'

const RUNS = 3
const ITEMS = 10_000
const WAITING = 5_000
/** Five to each of the first waiting items. */
const PHOTOS = 3_000
const BROWSER_START_MS = 1500

/** A phone that has seen years and no network for long: 10,000 items, 5,000 waiting commands and 3,000 photos, CPU x4, offline. */
export async function benchCrowdedPhone(url: string, profile: string): Promise<void> {
  const starts: number[] = []
  const works: number[] = []
  let peakMegabytes = 0
  await fillPhone(url, profile)
  for (let run = 0; run < RUNS; run++) {
    const phone = await openPhone({ userDataDir: profile, offline: true })
    try {
      const { page } = phone
      await page.waitForTimeout(BROWSER_START_MS)
      const devtools = await phone.context.newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      await page.goto(url)
      // Not the month as it stood last, but the list that was read from the crowded memory.
      starts.push(await readListMs(page))
      peakMegabytes = Math.max(peakMegabytes, peakOfRenderers(profile))
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
      works.push(await measureWork(page, devtools))
    } finally {
      await phone.close()
    }
  }
  printFigure({
    name: 'start, 10,000 items, 5,000 waiting, 3,000 photos, CPU x4',
    value: median(starts),
    unit: 'ms',
    limit: 3000,
  })
  // By the clock of the page's own thread, which stands still while others have the processor, until all has been read; it has no limit of its own.
  printFigure({
    name: 'the same, four times its processor time until it rests',
    value: median(works),
    unit: 'ms',
    limit: 3000,
  })
  printFigure({ name: 'the same, peak memory of the page', value: peakMegabytes, unit: 'MB', limit: 300 })
}

async function fillPhone(url: string, profile: string): Promise<void> {
  const phone = await openPhone({ userDataDir: profile, offline: true })
  try {
    await phone.page.goto(url)
    await phone.page.getByRole('region', { name: '本月任务' }).waitFor()
    await phone.page.evaluate(writeRows, { items: ITEMS, waiting: WAITING, photos: PHOTOS })
  } finally {
    await phone.close()
  }
}

/** Runs in the page: copies of what the phone holds already, under new ids, straight into its database. */
async function writeRows(wanted: { items: number; waiting: number; photos: number }): Promise<void> {
  const names = await indexedDB.databases()
  const name =
    names.map((found) => found.name ?? '').find((found) => /^caifeng-[0-9a-f]{8}-/.test(found)) ?? ''
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error(request.error?.message))
  })
  const read = <Row>(request: IDBRequest<Row>) =>
    new Promise<Row>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error(request.error?.message))
    })
  const [template] = await read(database.transaction('items').objectStore('items').getAll(null, 1))
  const seq = (await read(database.transaction('meta').objectStore('meta').get('nextSeq'))).value as number
  const transaction = database.transaction(['items', 'outbox', 'meta'], 'readwrite')
  const day = 24 * 60 * 60 * 1000
  for (let number = 0; number < wanted.items; number++) {
    const at = template.receivedAt - (number % 700) * day
    transaction.objectStore('items').put({
      ...template,
      id: crypto.randomUUID(),
      receivedAt: at,
      countedAt: at,
      photosToCome: 0,
      events: template.events.map((event: object) => ({ ...event, at })),
    })
  }
  const photos = Array.from({ length: wanted.photos }, (_, number) => ({
    photoId: crypto.randomUUID(),
    sha256: number.toString(16).padStart(64, 'a'),
    previewSha256: number.toString(16).padStart(64, 'b'),
    originalSha256: number.toString(16).padStart(64, 'c'),
  }))
  const itemIds = Array.from({ length: wanted.waiting }, () => crypto.randomUUID())
  const photosOf = (number: number) => photos.slice(number * 5, number * 5 + 5)
  for (let number = 0; number < wanted.waiting; number++) {
    const manifest = photosOf(number).flatMap(({ photoId, sha256, previewSha256 }) => [
      { photoId, role: 'picture', sha256, size: 64 * 1024 },
      { photoId, role: 'preview', sha256: previewSha256, size: 8 * 1024 },
    ])
    transaction.objectStore('outbox').put({
      seq: seq + number,
      id: crypto.randomUUID(),
      type: 'item.submit',
      itemId: itemIds[number],
      baseRev: 0,
      payload: { text: template.text, notes: [], manifest, isDeclaredUnclassified: true },
      payloadSha256: '0'.repeat(64),
      appVersion: 'bench',
      clientTime: Date.now(),
      attemptedAt: null,
    })
  }
  transaction.objectStore('meta').put({ key: 'nextSeq', value: seq + wanted.waiting })
  const end = (ending: IDBTransaction) =>
    new Promise((resolve, reject) => {
      ending.oncomplete = resolve
      ending.onerror = () => reject(new Error(ending.error?.message))
    })
  await end(transaction)
  // Smaller than real ones, for 3,000 real ones take a gigabyte; nothing at a start reads their bytes.
  for (let number = 0; number < wanted.photos / 5; number++) {
    const storing = database.transaction(['photos', 'chunks'], 'readwrite')
    for (const { photoId, sha256, previewSha256, originalSha256 } of photosOf(number)) {
      storing.objectStore('photos').put({
        id: photoId,
        itemId: itemIds[number],
        addedAt: Date.now(),
        original: { sha256: originalSha256, size: 64 * 1024, mime: 'image/jpeg' },
        picture: { sha256, size: 64 * 1024 },
        preview: { sha256: previewSha256, size: 8 * 1024 },
        takenAt: null,
        place: null,
        isPlaceAttached: false,
        failure: null,
      })
      for (const [hash, size] of [
        [sha256, 64 * 1024],
        [originalSha256, 64 * 1024],
        [previewSha256, 8 * 1024],
      ] as const) {
        const bytes = crypto.getRandomValues(new Uint8Array(size)).buffer
        storing.objectStore('chunks').put({ sha256: hash, index: 0, bytes })
      }
    }
    await end(storing)
  }
  database.close()
}

/** From the start of the navigation until the month says how many wait. */
async function readListMs(page: Page): Promise<number> {
  await page.waitForFunction(
    (waiting) => new RegExp(`待发 ${waiting} 篇`).test(document.body.textContent ?? ''),
    WAITING,
    { timeout: 60_000, polling: 'raf' },
  )
  await page.waitForFunction(() => document.querySelector('nav') !== null, undefined, { polling: 'raf' })
  return page.evaluate(() => performance.now())
}

const REST_MS = 4000

/** Four times the main thread's processor time of a start, what is read after the first screen included. */
async function measureWork(page: Page, devtools: CDPSession): Promise<number> {
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const before = await readTaskMs(devtools)
  await page.reload()
  await page.waitForTimeout(REST_MS)
  return 4 * ((await readTaskMs(devtools)) - before)
}

async function readTaskMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

/** The most memory that a page process of this profile has taken, in MB. */
function peakOfRenderers(profile: string): number {
  const peaks = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        if (!command.includes('--type=renderer') || !belongsTo(pid, profile)) return 0
        const status = readFileSync(`/proc/${pid}/status`, 'utf8')
        return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
      } catch {
        // The process ended meanwhile.
        return 0
      }
    })
  return Math.max(0, ...peaks)
}

/** Renderers do not name their profile, but the browser that is their ancestor does. */
function belongsTo(pid: string, profile: string): boolean {
  for (let current = pid; Number(current) > 1;) {
    if (readFileSync(`/proc/${current}/cmdline`, 'utf8').includes(profile)) return true
    current = /\) \S (\d+)/.exec(readFileSync(`/proc/${current}/stat`, 'utf8'))?.[1] ?? '0'
  }
  return false
}
