import { createHash, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Sha256 } from '../../src/domain/ids.ts'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import { makeExport, packExport } from '../support/export-file.ts'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, type Desk } from './open-desk.ts'

const office = new PageOffice()
let desk: Desk

beforeEach(async () => {
  localStorage.clear()
  await office.open('ready')
})
afterEach(async () => {
  desk.wrapper.unmount()
  await office.close()
})
afterAll(() => office.stop())

const openDevices = async (account = 'bianji') =>
  (desk = await openDesk(office, account, { path: '/desk/devices' }))

describe('the devices', () => {
  it('are open to editors and admins, not to leaders', async () => {
    await openDevices('lingdao')
    expect([desk.path(), desk.button('导入离线稿件')]).toEqual(['/desk', undefined])
    for (const account of ['guanli', 'bianji']) {
      desk.wrapper.unmount()
      await openDevices(account)
      expect(desk.wrapper.get('h1').text()).toBe('设备')
      expect(desk.wrapper.get('nav a[aria-current=page]').text()).toBe('设备')
    }
  })

  it('say when there are none yet', async () => {
    await openDevices()
    expect(desk.wrapper.text()).toContain('还没有设备')
  })

  it('show who has work that waits', async () => {
    const phone = await office.as('nongye01')
    await contact(phone, 3)
    await contact(await office.as('shangping01'), 0)
    await openDevices()
    const rows = desk.wrapper.findAll('li.row').map((row) => row.text())
    expect(rows[0]).toContain('nongye01')
    expect(rows[0]).toContain('农业农村局')
    expect(rows[0]).toContain('待报 3 篇')
    expect(rows[0]).toContain('最近联系')
    expect(rows[1]).toContain('没有待报')
  })

  it('that could not be loaded are asked for again', async () => {
    await openDevices()
    office.faults.add('no network')
    await desk.click('导入离线稿件')
    await desk.click('关闭')
    expect(desk.wrapper.get('[role=alert]').text()).toContain('设备没能载入')
    office.faults.clear()
    await desk.click('重试')
    expect(desk.wrapper.text()).toContain('还没有设备')
  })
})

describe('a file from a phone', () => {
  it('is taken in, and the desk says what came of it', async () => {
    const { file, phone } = await makeFile()
    await openDevices()
    await choose(file)
    const dialog = desk.dialog()
    expect(dialog?.text()).toContain('农业农村局 nongye01：新收 1 篇')
    expect(dialog?.text()).toContain('山洪预警')
    expect(dialog?.text()).toContain('草稿，未收')
    await choose(file)
    expect(desk.dialog()?.text()).toContain('新收 0 篇')
    expect((await (await office.as('bianji')).get('/api/desk/items?status=all')).lines).toHaveLength(1)
    expect(phone.info.account.name).toBe('nongye01')
  })

  it('that is damaged is refused by the name of what is damaged', async () => {
    const { file } = await makeFile()
    await openDevices()
    await choose(file.subarray(0, -30))
    expect(desk.dialog()?.get('[role=alert]').text()).toContain('the end of the file')
    await choose(Buffer.from('not a file of ours'))
    expect(desk.dialog()?.get('[role=alert]').text()).toBe('这不是采风导出的文件。')
  })

  it('without a network is told so, and may be chosen again', async () => {
    const { file } = await makeFile()
    await openDevices()
    office.faults.add('no network')
    await choose(file)
    expect(desk.dialog()?.get('[role=alert]').text()).toContain('没有连上')
    office.faults.clear()
    await choose(file)
    expect(desk.dialog()?.text()).toContain('新收 1 篇')
  })
})

type Phone = Awaited<ReturnType<PageOffice['as']>>

function contact(phone: Phone, waiting: number) {
  return phone.post('/api/sync', {
    protocol: 1,
    device: phone.deviceId,
    account: phone.info.account.id,
    epoch: null,
    cursor: 0,
    firstSeq: 1,
    commands: [],
    sentAt: Date.now(),
    waiting,
    appVersion: 'test',
  })
}

async function makeFile() {
  const phone = await office.as('nongye01')
  const text = { title: '山洪预警', body: '正文一段。', category: 'problem', eventAt: null, place: '' }
  const payload = { text, notes: [], manifest: [], isDeclaredUnclassified: true }
  const command = {
    id: randomUUID(),
    seq: 1,
    type: 'item.submit',
    itemId: randomUUID(),
    baseRev: 0,
    payload,
    payloadSha256: createHash('sha256').update(canonicalJson(payload)).digest('hex') as Sha256,
    schema: 1,
    appVersion: 'test',
    clientTime: Date.now(),
  }
  const owner = { accountId: phone.info.account.id, deviceId: phone.deviceId as never }
  const drafts = [{ itemId: randomUUID() as never, title: '没写完' }]
  return {
    phone,
    file: packExport(makeExport(owner, { submissions: [{ command: command as never }], drafts })),
  }
}

async function choose(bytes: Buffer) {
  if (desk.dialog() === undefined) await desk.click('导入离线稿件')
  const picker = desk.wrapper.get<HTMLInputElement>('input[type=file]')
  const file = new File([new Uint8Array(bytes)], '未报稿件.zip', { type: 'application/zip' })
  Object.defineProperty(picker.element, 'files', { value: [file], configurable: true })
  Object.defineProperty(picker.element, 'value', { value: '', writable: true, configurable: true })
  await picker.trigger('change')
  await desk.settle()
}
