import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, submitItems, type Desk } from './open-desk.ts'

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

async function store(titles: string[]) {
  const ids = await submitItems(office, titles)
  const editor = await office.as('bianji02')
  for (const id of ids) {
    const decision = { type: 'reserved', reason: 'moment', id: randomUUID(), baseRev: 1, words: '再看' }
    await editor.post(`/api/desk/items/${id}/decisions`, decision)
  }
}

async function openBacklog(account = 'bianji') {
  const opened = await openDesk(office, account, { path: '/desk/backlog' })
  desk = opened
  // The screen is a chunk within a chunk.
  await vi.waitUntil(() => opened.wrapper.text().includes('按标题用词'), { timeout: 25_000 })
  await opened.settle()
  return opened
}

describe('存稿回顾 at the desk', () => {
  it('says that nothing belongs together while there is nothing', async () => {
    expect((await openBacklog()).wrapper.text()).toContain('没有可以归到一起的存稿')
  })

  it('shows a group with its numbers, and reminds until one was looked at', async () => {
    await store(['冷库已满', '冷库停电', '冷库漏水'])
    const opened = await openBacklog()
    expect(opened.wrapper.text()).toMatch(/存稿回顾.*待回顾.*本季还没有回顾.*冷库.*3 篇.*还没有回顾过/s)
    await opened.click('标记已回顾冷库')
    await opened.type('回顾结果（可不填）', '写一篇综合')
    await opened.click('标记已回顾')
    expect(opened.wrapper.text()).toMatch(/已回顾，此后新增 0 篇。写一篇综合/)
    expect(opened.wrapper.text()).not.toContain('待回顾')
  })

  it('begins a composite or a commission with those that were chosen', async () => {
    await store(['冷库已满', '冷库停电', '冷库漏水'])
    const opened = await openBacklog()
    await opened.click('看稿件冷库')
    for (const box of opened.wrapper.findAll('li input[type=checkbox]').slice(0, 2)) await box.setValue(true)
    expect(opened.wrapper.text()).toContain('已选 2 篇，其中备用 2 篇可以综合')
    await opened.click('编成综合稿')
    await vi.waitUntil(() => opened.wrapper.text().includes('综合稿标题'), { timeout: 25_000 })
    await vi.waitUntil(() => /冷库停电|冷库漏水/.test(opened.dialog()?.text() ?? ''), { timeout: 5000 })
  })

  it('says that other groups could not be read, and does not show the former ones under their name', async () => {
    await store(['冷库已满', '冷库停电', '冷库漏水'])
    const opened = await openBacklog()
    office.faults.add('no network')
    await opened.click('按类别')
    expect(opened.wrapper.text()).not.toContain('3 篇')
    office.faults.clear()
    await opened.click('重试')
    expect(opened.wrapper.text()).toContain('3 篇')
  })

  it('sends a look whose answer was lost again as the same one, and other words as another', async () => {
    await store(['冷库已满', '冷库停电', '冷库漏水'])
    const opened = await openBacklog()
    const fetching = vi.spyOn(globalThis, 'fetch')
    const sentIds = () =>
      fetching.mock.calls
        .filter(([path]) => path === '/api/desk/backlog/reviews')
        .map(([, init]) => JSON.parse(init?.body as string).id)
    await opened.click('标记已回顾冷库')
    office.faults.add('answer lost')
    await opened.click('标记已回顾')
    await opened.click('标记已回顾')
    await opened.type('回顾结果（可不填）', '写一篇综合')
    office.faults.clear()
    await opened.click('标记已回顾')
    expect(opened.dialog()).toBeUndefined()
    const [first, again, other] = sentIds()
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('is only read by a leader', async () => {
    await store(['冷库已满', '冷库停电', '冷库漏水'])
    const opened = await openBacklog('lingdao')
    expect(opened.button('标记已回顾冷库')).toBeUndefined()
  })
})
