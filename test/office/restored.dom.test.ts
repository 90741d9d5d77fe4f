import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, type Desk } from './open-desk.ts'

const office = new PageOffice()
let desk: Desk

beforeEach(() => localStorage.clear())
afterEach(async () => {
  desk.wrapper.unmount()
  await office.close()
})
afterAll(() => office.stop())

async function sitDown(account: string) {
  desk?.wrapper.unmount()
  desk = await openDesk(office, account)
}

describe('a desk whose office was put back to a backup', () => {
  it('says so in every room, until whoever sits there has understood', async () => {
    await office.open('restored')
    await sitDown('guanli')
    expect(desk.wrapper.text()).toContain('恢复到了')
    await sitDown('bianji')
    expect(desk.wrapper.text()).toMatch(/服务器在.+恢复到了.+的备份.*请重新办.*自动补送/)
    await desk.click('知道了')
    expect(desk.wrapper.text()).not.toContain('恢复到了')
    await sitDown('bianji')
    expect(desk.wrapper.text()).not.toContain('恢复到了')
  })

  it.each(['restored_long_ago', 'ready'] as const)('says nothing when it is %s', async (kind) => {
    await office.open(kind)
    await sitDown('bianji')
    expect(desk.wrapper.text()).not.toContain('恢复到了')
  })
})
