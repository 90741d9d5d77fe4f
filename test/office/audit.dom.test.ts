import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import en from '../../src/office/audit/words/en.json'
import chinese from '../../src/office/audit/words/zh-CN.json'
import { AUDIT_KINDS } from '../../src/protocol/audit.ts'
import { findMessage } from '../../src/ui/words/messages.ts'
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

async function open(account: string) {
  desk = await openDesk(office, account, { path: '/desk/audit' })
  // The room comes with its words.
  await vi.waitFor(() => expect(desk.wrapper.get('h1').text()).toBe('操作记录'), { timeout: 20_000 })
  await desk.settle()
}

/** The admin gives each of these a new password, one after another. */
async function reset(...accounts: string[]) {
  const admin = await office.as('guanli')
  const { people } = (await admin.get('/api/admin/people')) as { people: { id: string; account: string }[] }
  for (const account of accounts) {
    const person = people.find((each) => each.account === account)
    await admin.post(`/api/admin/people/${person?.id}/password-reset`, {})
  }
}

const rows = () => desk.wrapper.findAll('main li').map((row) => row.text())
const text = () => desk.wrapper.get('main').text()

describe('操作记录', { timeout: 60_000 }, () => {
  it('says when nothing was recorded yet', async () => {
    await open('guanli')
    expect(text()).toContain('没有记录')
    expect(desk.wrapper.get('nav a[aria-current=page]').text()).toBe('操作记录')
  })

  it('is read by a leader: who did what to whom, the newest first', async () => {
    await reset('nongye01', 'shangping01')
    await open('lingdao')
    expect(rows()).toHaveLength(2)
    expect(rows()[0]).toMatch(/重置密码.*管理员.*办公室.*对象：上屏镇 · shangping01.*已办/s)
    expect(desk.said()).toContain('共 2 条')
  })

  it('has no place at an editor’s desk', async () => {
    desk = await openDesk(office, 'bianji', { path: '/desk/audit' })
    expect(desk.path()).toBe('/desk')
    expect(desk.wrapper.get('nav').text()).not.toContain('操作记录')
  })

  it('is narrowed by kind and day, says so when nothing fits, and the files are of the same choice', async () => {
    await reset('nongye01')
    await open('guanli')
    await desk.type('操作', 'item.sign')
    await desk.settle()
    expect(text()).toContain('按这些条件没有记录')
    const files = desk.wrapper.findAll('a[download]').map((file) => file.attributes('href'))
    expect(files).toEqual(['/api/desk/audit.xlsx?kind=item.sign', '/api/desk/audit.csv?kind=item.sign'])
    await desk.click('清除条件')
    expect(rows()).toHaveLength(1)
  })

  it('asks nothing while the last day lies before the first', async () => {
    await reset('nongye01')
    await open('guanli')
    await desk.type('开始日期', '2020-11-22')
    await desk.settle()
    const asked = office.requests.length
    await desk.type('结束日期', '2020-11-21')
    await desk.settle()
    expect(text()).toContain('结束日期早于开始日期')
    expect(office.requests.length).toBe(asked)
  })

  it('shows older rows behind the first page when asked', async () => {
    await reset(...Array.from({ length: 52 }, () => 'nongye01'))
    await open('guanli')
    expect(rows()).toHaveLength(50)
    expect(desk.said()).toContain('已列出 50 条')
    await desk.click('再看更早的')
    expect(rows()).toHaveLength(52)
    expect(desk.button('再看更早的')).toBeUndefined()
  })
})

it('every kind that the server writes has a word in both languages', () => {
  for (const kind of AUDIT_KINDS)
    for (const words of [chinese, en]) expect(findMessage(words, `kind.${kind}`)).toMatch(/\S/)
})
