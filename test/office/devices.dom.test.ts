import { createHash, randomUUID } from 'node:crypto'
import { mount } from '@vue/test-utils'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Sha256 } from '../../src/domain/ids.ts'
import DeviceList from '../../src/office/components/DeviceList.vue'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import chinese from '../../src/office/words/zh-CN.json'
import { addMessages, createWords } from '../../src/ui/words/words.ts'
import { accountIdOf } from '../support/make-ids.ts'
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
  it('are open to editors and admins, not to leaders', { timeout: 20_000 }, async () => {
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
    expect(rows[1]).toContain('联系时无待报')
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

describe('a device', () => {
  const usual = {
    id: 1,
    accountId: accountIdOf(1),
    personName: '周敏',
    unitName: '农业农村局',
    deviceName: '红色手机',
    lastContactAt: Date.parse('2026-11-18T09:00:00+08:00'),
    waiting: 1,
    appVersion: '0.1.0',
    skewMs: 0,
    isOverdue: false,
  }

  it.each<[string, object, string | undefined, string | undefined]>([
    ['silent for three days with work is marked', { isOverdue: true }, '三天没有联系，请打个电话', undefined],
    ['whose clock is right says nothing of it', { skewMs: 119_999 }, undefined, '时钟'],
    ['whose clock is fast says by how much', { skewMs: 5 * 60_000 }, '手机时钟快 5 分钟', undefined],
    ['whose clock is slow says by how much', { skewMs: -125_000 }, '手机时钟慢 2 分钟', undefined],
    ['not measured yet says nothing of its clock', { skewMs: null }, undefined, '时钟'],
  ])('%s', async (_what, change, shown, absent) => {
    await addMessages('office', { 'zh-CN': () => chinese, en: () => Promise.reject(new Error('not asked')) })
    const list = mount(DeviceList, {
      props: { devices: [{ ...usual, ...change }], serverTime: Date.parse('2026-11-21T10:00:00+08:00') },
      global: { plugins: [createWords('zh-CN')] },
    })
    expect(list.text()).toContain('最近联系 11月18日 09:00')
    if (shown !== undefined) expect(list.text()).toContain(shown)
    if (absent !== undefined) expect(list.text()).not.toContain(absent)
    list.unmount()
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
    expect(desk.dialog()?.get('[role=alert]').text()).toContain('损坏的是：文件的结尾')
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
