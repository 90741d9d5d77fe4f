import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findBrokenInvariants } from '../../../src/field/local/find-broken-invariants.ts'
import { withLock } from '../../../src/field/sync/single-flight.ts'
import { makeClock } from '../../support/field-clock.ts'
import { newStorage } from '../../support/field-memory.ts'
import { makeOffice, type Office } from '../../support/field-office.ts'
import { makePhone, type Phone } from '../../support/field-phone.ts'
import { itemIdOf } from '../../support/make-ids.ts'

/** The Web Locks of one browser, as far as they are used: granted at once or not at all. */
function makeLockManager(): Pick<LockManager, 'request'> {
  const held = new Set<string>()
  const request = async (name: string, _options: unknown, work: (lock: Lock | null) => unknown) => {
    await Promise.resolve()
    if (held.has(name)) return work(null)
    held.add(name)
    try {
      return await work({ name, mode: 'exclusive' })
    } finally {
      held.delete(name)
    }
  }
  return { request: request as LockManager['request'] }
}

interface Browser {
  office: Office
  /** A page, another tab and the service worker over one memory. */
  engines: Phone[]
  /** Exchanges that were under way at the same time, at most. */
  atOnce: () => number
}

async function openBrowser(pauses: number[], hasLocks: boolean): Promise<Browser> {
  const clock = makeClock()
  const office = makeOffice(clock)
  const [storage, manager] = [newStorage(), makeLockManager()]
  let [under, most, turn] = [0, 0, 0]
  const pause = async () => {
    for (let wait = pauses[turn++ % pauses.length] ?? 0; wait > 0; wait--) await nextTask()
  }
  const network: Pick<Office, 'fetch'> = {
    async fetch(path, init) {
      most = Math.max(most, ++under)
      try {
        await pause()
        const response = await office.fetch(path, init)
        await pause()
        return response
      } finally {
        under--
      }
    },
  }
  const locks = hasLocks
    ? { locks: <Result>(name: string, work: () => Promise<Result>) => withLock(manager, name, work) }
    : {}
  const engines: Phone[] = []
  for (let count = 0; count < 3; count++)
    engines.push(await makePhone({ office: network, clock, storage, ...locks }))
  return { office, engines, atOnce: () => most }
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

async function liveOneDay({ office, engines }: Browser, lost: number[]): Promise<void> {
  const [page, tab] = engines
  if (page === undefined || tab === undefined) throw new Error('a browser has its engines')
  await page.takePhoto(1, { photo: 1, size: 90_000, previewSize: 900 })
  await page.send(1)
  await tab.send(2)
  await tab.write(3, { body: '没写完的' })
  let requests = 0
  office.fault = () => (lost.includes(requests++) ? 'lose_answer' : undefined)
  for (let round = 0; round < 3; round++) await Promise.all(engines.map((engine) => engine.sync()))
  office.fault = () => undefined
  for (const engine of engines) await engine.sync()
}

async function expectEachOnce({ office, engines }: Browser): Promise<void> {
  const items = [...office.itemsById().values()]
  expect(items.map(({ id, events }) => [id, events.length])).toEqual([
    [itemIdOf(1), 1],
    [itemIdOf(2), 1],
  ])
  expect(items[0]?.photos[0]?.picture.isPresent).toBe(true)
  expect(office.records.drafts.get(itemIdOf(3))).toMatchObject({ rev: 1, state: 'kept' })
  const [page] = engines
  if (page === undefined) throw new Error('a browser has its engines')
  expect(await page.database.outbox.count()).toBe(0)
  expect(await findBrokenInvariants(page.database)).toEqual([])
  const numbers = [...office.records.commands.values()].map((taken) => [...taken.keys()])
  expect(numbers).toEqual([[1, 2, 3]])
}

const pauses = fc.array(fc.nat(4), { minLength: 1, maxLength: 12 })
const lost = fc.uniqueArray(fc.nat(8), { maxLength: 3 })

describe('a page, another tab and the service worker at once', () => {
  it('send one after the other and everything once, whoever is faster', async () => {
    await fc.assert(
      fc.asyncProperty(pauses, lost, async (waits, losses) => {
        const browser = await openBrowser(waits, true)
        await liveOneDay(browser, losses)
        await expectEachOnce(browser)
        expect(browser.atOnce()).toBe(1)
      }),
      { numRuns: 20 },
    )
  }, 120_000)

  it('send everything once also where the browser has no locks at all', async () => {
    await fc.assert(
      fc.asyncProperty(pauses, lost, async (waits, losses) => {
        const browser = await openBrowser(waits, false)
        await liveOneDay(browser, losses)
        await expectEachOnce(browser)
      }),
      { numRuns: 20 },
    )
  }, 120_000)
})
