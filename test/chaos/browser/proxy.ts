import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { openDatabase, type Database } from '../../../src/server/db/database.ts'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import type { FaultReport } from '../fault-report.ts'
import { GOOD_LINE, openChaosProxy, type ChaosProxy, type Line } from './chaos-proxy.ts'
import { openBrowserPhone, type BrowserPhone } from './phone-in-browser.ts'
import { choosePhotos, submitItem, thumbnailsOf, writeItem } from './write-item.ts'

const HEAL_LIMIT_MS = 60_000
const TROUBLE_MS = 1500

/**
 * A real browser and a real server with a bad line between them: each item has two photos and meets a portal, silence,
 * and a thin line that is cut again and again. When the line is good, everything is there, once.
 */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  const between: { proxy?: ChaosProxy } = {}
  const phone = await openBrowserPhone({}, async (url) => {
    between.proxy = await openChaosProxy(url)
    return between.proxy.url
  })
  const { proxy } = between
  if (proxy === undefined) throw new Error('there is no proxy')
  const report: FaultReport = { name: 'proxy', cycles, lost: 0, duplicated: 0, slowestHealMs: 0 }
  const notes: string[] = []
  try {
    const titles = Array.from({ length: cycles }, (_, cycle) => `第${cycle + 1}次过坏线路`)
    for (const [cycle, title] of titles.entries()) {
      const healMs = await sendThrough(phone, proxy, { cycle, title, random })
      report.slowestHealMs = Math.max(report.slowestHealMs, healMs ?? HEAL_LIMIT_MS)
      if (healMs === undefined) notes.push(`${title}: still on the phone a minute after the line was good`)
    }
    await phone.office.stop()
    const { lost, twice } = compare(phone.office.dataDir, titles)
    report.duplicated = twice.length
    report.lost = notes.length + lost.length
    notes.push(...lost, ...twice)
    if (proxy.counts.cut === 0 || proxy.counts.strangers === 0) throw new Error('the line was never bad')
  } finally {
    await phone.close()
    await proxy.close()
  }
  return notes.length === 0 ? report : { ...report, note: notes.slice(0, 5).join('; ') }
}

interface Sending {
  cycle: number
  title: string
  random: () => number
}

/** How long it took from the good line to the last byte; undefined when it took too long. */
async function sendThrough(
  { page, url }: BrowserPhone,
  proxy: ChaosProxy,
  { cycle, title, random }: Sending,
): Promise<number | undefined> {
  proxy.turnTo(GOOD_LINE)
  await page.goto(url)
  await writeItem(page, { title, body: '坏线路上也要送到，一次就好。'.repeat(20) })
  await choosePhotos(page, [2 * cycle + 1, 2 * cycle + 2])
  await thumbnailsOf(page).nth(1).waitFor({ timeout: 30_000 })
  await page.getByText(/已存本机 \d\d:\d\d:\d\d/).waitFor()
  const [first = GOOD_LINE, ...others] = troubles(random)
  proxy.turnTo(first)
  await submitItem(page)
  for (const line of others) {
    await tryAgain(page)
    await wait(TROUBLE_MS)
    proxy.turnTo(line)
  }
  const cutBefore = proxy.counts.cut
  for (let tries = 0; tries < 16 && proxy.counts.cut < cutBefore + 3; tries++) {
    await tryAgain(page)
    await wait(500)
  }
  proxy.turnTo(GOOD_LINE)
  const healedAt = Date.now()
  await tryAgain(page)
  while (Date.now() - healedAt < HEAL_LIMIT_MS) {
    if (await isAllSent(page)) return Date.now() - healedAt
    await wait(100)
  }
  return undefined
}

/** Strangers in any order first, then the thin line: each of its connections lives for some bytes. */
function troubles(random: () => number): Line[] {
  const thin = { latencyMs: 20 + random() * 100, bytesPerSecond: 50_000 + random() * 400_000 }
  const cutAfterBytes = () => Math.floor(500 + random() * 60_000)
  const strangers: Line[] = [
    { ...GOOD_LINE, stranger: 'portal' },
    { ...GOOD_LINE, stranger: 'half-open' },
  ]
  return [...(random() < 0.5 ? strangers : strangers.reverse()), { ...thin, cutAfterBytes }]
}

/** As the browser says it when a phone finds a network. */
async function tryAgain(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
}

/** Nothing waits in the phone's memory, and the office has told of every photo that it is there. */
function isAllSent(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const settled = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('the memory cannot be read'))
      })
    const known = await indexedDB.databases()
    const name = known.map((one) => one.name ?? '').find((one) => /^caifeng-[0-9a-f-]{36}$/.test(one)) ?? ''
    const database = await settled(indexedDB.open(name))
    const stores = database.transaction(['outbox', 'items'])
    const waiting = await settled(stores.objectStore('outbox').count())
    const items = (await settled(stores.objectStore('items').getAll())) as { photosToCome: number }[]
    database.close()
    return waiting === 0 && items.every(({ photosToCome }) => photosToCome === 0)
  })
}

/** What the office has of these items, and whether it has anything twice. */
function compare(dataDir: string, titles: string[]): { lost: string[]; twice: string[] } {
  const db = openDatabase({ dataDir })
  try {
    const counts = titles.map((title) => ({ title, ...countOf(db, title) }))
    const lost = counts.filter(({ items, photos }) => items < 1 || photos < 2)
    const twice = counts.filter(({ items, photos, events }) => items > 1 || photos > 2 || events > 2)
    return {
      lost: [...lost.map(({ title }) => `${title}: not whole at the office`), ...checkInvariants(db)],
      twice: twice.map(({ title }) => `${title}: more than once at the office`),
    }
  } finally {
    db.close()
  }
}

/** An item has two events by then: that it came, and that its photos are complete. */
function countOf(db: Database, title: string): { items: number; photos: number; events: number } {
  const ids = 'select distinct item_id from item_revisions where title = ?'
  const count = (sql: string) => db.get<{ count: number }>(sql, title)?.count ?? 0
  return {
    items: count(`select count(*) as count from item_revisions where title = ?`),
    photos: count(`
      select count(*) as count from item_photos p
        join blobs b on b.account_id = p.account_id and b.sha256 = p.picture
      where b.present_at is not null and p.item_id in (${ids})`),
    events: count(`select count(*) as count from item_events where item_id in (${ids})`),
  }
}
