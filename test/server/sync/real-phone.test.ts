import { afterEach, describe, expect, it } from 'vitest'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import { openRealOffice, signInPhone, type RealPhone } from '../../support/field-real-office.ts'
import { itemIdOf } from '../../support/make-ids.ts'
import { backUp, restoreOffice } from '../../support/server-backup.ts'
import type { TestOffice } from '../../support/server-office.ts'

/** The engine of the phone and the real server, where both have to mean the same. */
let office: TestOffice

afterEach(() => {
  expect(checkInvariants(office.server.parts.db)).toEqual([])
})

async function openTwo(): Promise<[RealPhone, RealPhone]> {
  office = await openRealOffice()
  return [await signInPhone(office), await signInPhone(office, 'nongye01', 2)]
}

const bodyOn = async ({ database }: RealPhone) => (await database.drafts.get(itemIdOf(1)))?.text.body
const besideOn = async ({ database }: RealPhone) =>
  (await database.besideTexts.toArray()).map(({ text }) => text.body)
const countItems = () =>
  office.server.parts.db.get<{ count: number }>('select count(*) as count from items')?.count

async function syncAll(...phones: RealPhone[]) {
  for (const phone of phones) {
    office.clock.now += 60_000
    await phone.sync()
  }
}

describe('a draft between two phones and the office', () => {
  it('comes to the other phone, and joins what both wrote in different places', async () => {
    const [phone, second] = await openTwo()
    await phone.write(1, { body: '一\n二\n三' })
    await syncAll(phone, second)
    expect(await bodyOn(second)).toBe('一\n二\n三')
    await phone.write(1, { body: '一改\n二\n三' })
    await second.write(1, { body: '一\n二\n三改' })
    await syncAll(phone, second, phone, second, phone)
    expect([await bodyOn(phone), await bodyOn(second)]).toEqual(['一改\n二\n三改', '一改\n二\n三改'])
    expect([await besideOn(phone), await besideOn(second)]).toEqual([[], []])
  })

  it('shows both texts on both phones when they touch, and loses neither', async () => {
    const [phone, second] = await openTwo()
    await phone.write(1, { body: '一' })
    await syncAll(phone, second)
    await phone.write(1, { body: '手机写的' })
    await second.write(1, { body: '平板写的' })
    await syncAll(phone, second, phone, second)
    for (const device of [phone, second]) {
      const seen = [await bodyOn(device), ...(await besideOn(device))]
      expect(seen).toEqual(expect.arrayContaining(['手机写的', '平板写的']))
    }
  })

  it('leaves the other phone when it is submitted', async () => {
    const [phone, second] = await openTwo()
    await phone.write(1, { body: '一' })
    await syncAll(phone, second)
    await phone.send(1, { body: '一' })
    await syncAll(phone, second)
    expect(await bodyOn(second)).toBeUndefined()
    expect(await second.database.items.get(itemIdOf(1))).toMatchObject({ text: { body: '一' } })
  })
})

describe('an office restored from its backup', () => {
  it('gets back what the phones hold, once, and everybody goes on', async () => {
    const [phone, second] = await openTwo()
    await phone.send(1)
    await second.send(2)
    await syncAll(phone, second)
    const from = await backUp(office)
    await phone.send(3)
    await phone.write(4, { body: '写到一半' })
    await second.send(5)
    await syncAll(phone, second)
    await phone.send(6)

    await office.server.stop()
    restoreOffice(office, from)
    await office.restart()
    expect(countItems()).toBe(2)
    await syncAll(phone, second, phone, second)
    expect(countItems()).toBe(5)
    expect([await phone.database.outbox.count(), await second.database.outbox.count()]).toEqual([0, 0])
    expect(await second.database.drafts.get(itemIdOf(4))).toMatchObject({ text: { body: '写到一半' } })
    const results = office.server.parts.db.all("select id from commands where outcome not like '%rejected%'")
    expect(results.length).toBeGreaterThanOrEqual(6)
  })
})
