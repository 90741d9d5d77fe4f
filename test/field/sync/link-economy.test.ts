import { describe, expect, it } from 'vitest'
import { makeOfficeAndPhone, type Phone } from '../../support/field-phone.ts'
import { fillOutbox } from '../../support/full-outbox.ts'
import { itemIdOf } from '../../support/make-ids.ts'
import { makeVirtualLink } from '../../support/virtual-link.ts'

const DONE = { status: 'done' }
const KB = 1024
const MBIT = 1_000_000 / 8
/** The first try again after a break comes after 1 s at least. */
const PAUSE_MS = 1000

async function onLink(link: { rttMs: number; bytesPerSecond: number; livesMs?: number }) {
  const { office, phone, clock } = await makeOfficeAndPhone()
  const virtual = makeVirtualLink(office, { clock, ...link })
  phone.context.fetch = virtual.fetch
  return { office, phone, clock, seen: virtual.seen }
}

/** Runs until all is done, as the engine does after each break; gives up after `tries`. */
async function syncUntilDone(phone: Phone, tries: number): Promise<boolean> {
  for (let count = 0; count < tries; count++) {
    if ((await phone.sync()).status === 'done') return true
    phone.clock.advance(PAUSE_MS)
  }
  return false
}

describe('a thousand texts from a fresh phone', () => {
  it('travel in ten round trips at most', async () => {
    const { office, phone, seen } = await onLink({ rttMs: 50, bytesPerSecond: 10 * MBIT })
    await fillOutbox(phone, 1000)
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().size).toBe(1000)
    expect(await phone.database.items.count()).toBe(1000)
    expect(seen.requests).toBeLessThanOrEqual(10)
  }, 60_000)

  it('get through a slow link that breaks every two seconds', async () => {
    const { office, phone } = await onLink({ rttMs: 300, bytesPerSecond: 0.4 * MBIT, livesMs: 2000 })
    await fillOutbox(phone, 300)
    expect(await syncUntilDone(phone, 60)).toBe(true)
    expect(office.itemsById().size).toBe(300)
  }, 60_000)
})

describe('a hundred texts on a slow link', () => {
  it('take hardly longer than their bytes and six round trips', async () => {
    const [rttMs, bytesPerSecond] = [300, 0.4 * MBIT]
    const { phone, clock, seen } = await onLink({ rttMs, bytesPerSecond })
    await fillOutbox(phone, 100)
    const startedAt = clock.now()
    await phone.sync()
    const least = Math.max((seen.bytes / bytesPerSecond) * 1000, 6 * rttMs)
    expect(await phone.database.items.count()).toBe(100)
    expect(clock.now() - startedAt).toBeLessThanOrEqual(1.3 * least)
  }, 30_000)
})

describe('photos on a link that breaks every two seconds', () => {
  it.each([
    { name: '2 Mbit/s, 100 ms', rttMs: 100, bytesPerSecond: 2 * MBIT },
    { name: '1 Mbit/s, 100 ms', rttMs: 100, bytesPerSecond: MBIT },
    { name: '400 kbit/s, 300 ms', rttMs: 300, bytesPerSecond: 0.4 * MBIT },
  ])(
    'arrive, and at most a quarter of what was sent is sent for nothing: $name',
    async ({ name: _, ...link }) => {
      const { phone, seen } = await onLink({ ...link, livesMs: 2000 })
      for (const photo of [1, 2, 3, 4, 5, 6])
        await phone.takePhoto(1, { photo, size: 300 * KB, previewSize: 15 * KB })
      await phone.send(1)
      expect(await syncUntilDone(phone, 200)).toBe(true)
      expect((await phone.database.items.get(itemIdOf(1)))?.photosToCome).toBe(0)
      expect(seen.cuts).toBeGreaterThan(0)
      expect(seen.wastedBytes / seen.bytes).toBeLessThanOrEqual(0.25)
    },
    30_000,
  )
})
