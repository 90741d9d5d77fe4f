import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId } from '../../../src/domain/ids.ts'
import type { Change } from '../../../src/protocol/sync.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, sync } from '../../support/server-phone.ts'

let office: TestOffice
let phone: Client

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
})
afterEach(() => office.close())

describe('a fresh phone', () => {
  it('reads the policy and its own unit, not the other units', async () => {
    const { changes, more } = await sync(phone, [])
    expect(kinds(changes)).toEqual(['policy', 'unit'])
    expect(changes.find((change) => change.kind === 'unit')?.unit.name).toBe('农业农村局')
    expect(more).toBe(false)
  })

  it('gets its person’s own items with their texts', async () => {
    await sync(phone, [makeCommand(1)])
    const second = await office.signIn('nongye01')
    const item = itemOf((await sync(second, [])).changes)
    expect(item?.written?.text.title).toBe('全县晚稻机收进度过八成')
  })
})

describe('what is seen', () => {
  it('a text is not echoed to the device that wrote it', async () => {
    const item = itemOf((await sync(phone, [makeCommand(1)])).changes)
    expect(item?.facts.receipt).toBe('2026-11-0001')
    expect(item?.written).toBeUndefined()
  })

  it('colleagues of the unit get a record without a word of the text', async () => {
    const command = makeCommand(1)
    await sync(phone, [command])
    const colleague = await office.signIn('nongye02')
    const { changes } = await sync(colleague, [])
    const record = changes.find((change) => change.kind === 'record')
    expect(record).toMatchObject({ itemId: command.itemId, category: 'news', adoptedAt: null })
    expect(JSON.stringify(changes)).not.toContain('晚稻')
  })

  it('people of another unit get nothing of it', async () => {
    await sync(phone, [makeCommand(1)])
    const stranger = await office.signIn('shangping01')
    expect(kinds((await sync(stranger, [])).changes)).toEqual(['policy', 'unit'])
  })

  it('a record tells when the item was adopted', async () => {
    const command = makeCommand(1)
    await sync(phone, [command])
    const editor = await office.signIn('bianji')
    const [periodical] = (await editor.get('/api/desk/periodicals')).json().periodicals
    await editor.post(`/api/desk/items/${command.itemId}/decisions`, {
      type: 'adopted',
      id: newCommandId(testIds),
      baseRev: 1,
      periodicalId: periodical.id,
      issue: 7,
      form: 'single',
    })
    const colleague = await office.signIn('nongye02')
    const { changes } = await sync(colleague, [])
    const record = changes.find((change) => change.kind === 'record')
    expect(record?.adoptedAt).toBe(office.clock.now)
  })
})

describe('the cursor', () => {
  it('brings only what came after it', async () => {
    const { cursor, epoch } = await sync(phone, [makeCommand(1)])
    expect((await sync(phone, [], { firstSeq: 2, cursor, epoch })).changes).toEqual([])
    const { changes } = await sync(phone, [makeCommand(2)], { cursor, epoch })
    expect(kinds(changes)).toEqual(['item'])
  })

  it('moves on past rows that this reader may not see', async () => {
    const first = await sync(phone, [])
    const stranger = await office.signIn('shangping01')
    await sync(stranger, [makeCommand(1)])
    const next = await sync(phone, [], { cursor: first.cursor, epoch: first.epoch })
    expect(next.changes).toEqual([])
    expect(next.cursor).toBeGreaterThan(first.cursor)
  })

  it('ahead of the office is taken for the beginning', async () => {
    const { epoch } = await sync(phone, [])
    expect(kinds((await sync(phone, [], { cursor: 9999, epoch })).changes)).toEqual(['policy', 'unit'])
  })

  it('of another epoch is taken for the beginning', async () => {
    const { cursor } = await sync(phone, [])
    const changes = (await sync(phone, [], { cursor, epoch: 'an older database' })).changes
    expect(kinds(changes)).toEqual(['policy', 'unit'])
  })

  it('pages through more than 500 changes without losing or repeating one', async () => {
    for (const start of [1, 301]) {
      await sync(
        phone,
        Array.from({ length: 300 }, (_, place) => makeCommand(start + place)),
      )
    }
    const second = await office.signIn('nongye01')
    const one = await sync(second, [])
    // Two of the 500 rows are of kinds that this phone does not read.
    expect([one.changes.length, one.more]).toEqual([498, true])
    const two = await sync(second, [], { cursor: one.cursor, epoch: one.epoch })
    expect([two.changes.length, two.more]).toEqual([104, false])
    const seqs = [...one.changes, ...two.changes].map(({ seq }) => seq)
    expect(new Set(seqs).size).toBe(602)
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  })

  it('an item stands in the feed once, at its last change', async () => {
    const { cursor, epoch } = await sync(phone, [makeCommand(1), makeCommand(2)])
    const items = office.server.parts.db.all("select * from feed where kind = 'item'")
    expect(items).toHaveLength(2)
    expect((await sync(phone, [], { firstSeq: 3, cursor: cursor - 1, epoch })).changes).toHaveLength(1)
  })
})

describe('what the office hears of waiting work', () => {
  it('is what still waits after this exchange, whatever it has just brought', async () => {
    await sync(phone, [makeCommand(1), makeCommand(2)], { waiting: 5 })
    const waiting = () =>
      office.server.parts.db.get('select waiting from devices where device_id = ?', phone.deviceId)
    expect(waiting()).toMatchObject({ waiting: 3 })
  })
})

describe('a phone that only asks', () => {
  it('leaves its contact, version and waiting count with the office', async () => {
    await sync(phone, [], { waiting: 3, appVersion: '0.2.0' })
    const device = office.server.parts.db.get(
      'select waiting, app_version as version from devices where device_id = ?',
      phone.deviceId,
    )
    expect(device).toMatchObject({ waiting: 3, version: '0.2.0' })
  })
})

function kinds(changes: Change[]) {
  return changes.map((change) => change.kind)
}

function itemOf(changes: Change[]) {
  return changes.find((change) => change.kind === 'item')
}
