import { afterEach, beforeEach, expect, it } from 'vitest'
import { deviceList } from '../../../src/protocol/desk-devices.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { openTestOffice, START, type TestOffice } from '../../support/server-office.ts'
import { sync } from '../../support/server-phone.ts'

const DAY_MS = 24 * 60 * 60_000

let office: TestOffice
beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

it('the desk sees the phones of the units, the most waiting work first, then the longest silent', async () => {
  const [one, two, three] = [
    await office.signIn('nongye01'),
    await office.signIn('nongye02'),
    await office.signIn('shangping01'),
  ]
  await sync(one, [], { waiting: 2, appVersion: '0.1.0', sentAt: START - 90_000 })
  office.clock.now += 60_000
  await sync(two, [], { waiting: 2 })
  await sync(three, [], { waiting: 7, sentAt: office.clock.now })
  office.clock.now += 3 * DAY_MS - 60_000
  const editor = await office.signIn('bianji')
  const parsed = parse(deviceList, (await editor.get('/api/desk/devices')).json())
  expect(parsed.ok && parsed.value.devices).toMatchObject([
    { personName: 'shangping01', unitName: '上屏镇', waiting: 7, isOverdue: false },
    { personName: 'nongye01', waiting: 2, skewMs: -90_000, appVersion: '0.1.0', isOverdue: true },
    { personName: 'nongye02', waiting: 2, isOverdue: false },
  ])
})

it('a phone without waiting work may be silent as long as it likes', async () => {
  await sync(await office.signIn('nongye01'), [], { waiting: 0 })
  office.clock.now += 100 * DAY_MS
  const admin = await office.signIn('guanli')
  expect((await admin.get('/api/desk/devices')).json().devices).toMatchObject([{ isOverdue: false }])
})
