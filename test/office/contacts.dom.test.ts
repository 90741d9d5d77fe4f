import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, type Desk } from './open-desk.ts'

const office = new PageOffice()
let desk: Desk | undefined

beforeEach(async () => {
  localStorage.clear()
  await office.open('ready')
})
afterEach(async () => {
  desk?.wrapper.unmount()
  desk = undefined
  await office.close()
})
afterAll(() => office.stop())

async function openContacts(account = 'bianji') {
  const opened = await openDesk(office, account, { path: '/desk/contacts' })
  desk = opened
  // The screen is a chunk within a chunk.
  await vi.waitUntil(() => /信息联系点/.test(opened.wrapper.text()), { timeout: 25_000 })
  await opened.settle()
  return opened
}

async function addOne(opened: Desk) {
  await opened.click('登记联系点')
  await opened.type('名称', '望澜果业公司')
  const unit = opened.wrapper.findAll('option').find((each) => each.text() === '农业农村局')
  await opened.type('由哪个单位联系', unit?.attributes('value') ?? '')
  await opened.type('联系人（可不填）', '李经理')
  await opened.click('保存')
}

describe('联系点 at the desk', () => {
  it('says what they are for while there are none', async () => {
    expect((await openContacts()).wrapper.text()).toContain('还没有登记联系点')
  })

  it('are set up with the unit that keeps them, heard today with one tap, and given up', async () => {
    const opened = await openContacts()
    await addOne(opened)
    expect(opened.wrapper.text()).toMatch(/望澜果业公司.*企业.*农业农村局 · 李经理 · 还没有联系过/)
    await opened.click('今日有联系望澜果业公司')
    expect(opened.wrapper.text()).toContain('最近联系')
    await opened.click('停用望澜果业公司')
    expect(opened.wrapper.text()).toMatch(/共 0 个联系点.*已停用 1 个/)
    await opened.click('恢复望澜果业公司')
    expect(opened.wrapper.text()).toContain('共 1 个联系点')
  })

  it('need a name and a unit', async () => {
    const opened = await openContacts()
    await opened.click('登记联系点')
    await opened.click('保存')
    expect(opened.wrapper.text()).toMatch(/请填写名称。.*请选择联系单位。/)
  })

  it('are only read by a leader', async () => {
    const opened = await openContacts('lingdao')
    expect(opened.button('登记联系点')).toBeUndefined()
  })
})
