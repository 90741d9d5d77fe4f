import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { openFieldDatabase } from '../../src/field/local/field-database.ts'
import { makeClock } from '../support/field-clock.ts'
import { makeOffice } from '../support/field-office.ts'
import { makePhone } from '../support/field-phone.ts'
import { fillOutbox } from '../support/full-outbox.ts'
import { makeAccount } from '../support/make-account.ts'
import { deviceIdOf } from '../support/make-ids.ts'
import { makeVirtualLink } from '../support/virtual-link.ts'
import { printFigure } from './figure.ts'

const KB = 1024
const MBIT = 1_000_000 / 8
const SLOW = { rttMs: 300, bytesPerSecond: 0.4 * MBIT }
const PHOTOS = 6
const MOST_TRIES = 200

/** The phone's own engine on links that have a time of their own: what it asks for and how long that takes there. */
export async function benchSlowLink(): Promise<void> {
  await benchRoundTrips()
  await benchHundredTexts()
  await benchCutPhotos()
}

async function benchRoundTrips() {
  const { phone, seen, close } = await onLink({ rttMs: 50, bytesPerSecond: 10 * MBIT })
  await fillOutbox(phone, 1000)
  await phone.sync()
  const received = await phone.database.items.count()
  if (received !== 1000) throw new Error(`the office has ${received} of 1,000 texts`)
  printFigure({ name: 'link: 1,000 texts of a fresh phone', value: seen.requests, unit: 'trips', limit: 10 })
  close()
}

async function benchHundredTexts() {
  const { phone, clock, seen, close } = await onLink(SLOW)
  await fillOutbox(phone, 100)
  const startedAt = clock.now()
  await phone.sync()
  const least = Math.max((seen.bytes / SLOW.bytesPerSecond) * 1000, 6 * SLOW.rttMs)
  printFigure({
    name: 'link: 100 texts at 300 ms and 400 kbit/s, to their bytes or six round trips',
    value: (clock.now() - startedAt) / least,
    unit: 'times',
    limit: 1.3,
  })
  close()
}

async function benchCutPhotos() {
  const { phone, clock, seen, close } = await onLink({ ...SLOW, livesMs: 2000 })
  for (let photo = 1; photo <= PHOTOS; photo++)
    await phone.takePhoto(1, { photo, size: 300 * KB, previewSize: 15 * KB })
  await phone.send(1)
  for (let tries = 0; (await phone.sync()).status !== 'done'; tries++) {
    if (tries > MOST_TRIES) throw new Error('the photos did not get through')
    clock.advance(1000)
  }
  const waste = (100 * seen.wastedBytes) / seen.bytes
  printFigure({ name: 'link: sent for nothing, photos cut every 2 s', value: waste, unit: '%', limit: 25 })
  close()
}

async function onLink(link: { rttMs: number; bytesPerSecond: number; livesMs?: number }) {
  const clock = makeClock()
  const office = makeOffice(clock)
  const account = makeAccount()
  const memory = { indexedDB: new IDBFactory(), IDBKeyRange }
  const database = await openFieldDatabase(account.accountId, () => deviceIdOf(1), memory)
  const phone = await makePhone({ office, clock, account, database })
  const virtual = makeVirtualLink(office, { clock, ...link })
  phone.context.fetch = virtual.fetch
  return { phone, clock, seen: virtual.seen, close: () => database.close() }
}
