import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, submitItems, type Desk } from './open-desk.ts'

const office = new PageOffice()
const COMPOSITE = randomUUID()
const PATH = `/desk/composites/${COMPOSITE}`
let desk: Desk | undefined

beforeEach(async () => {
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  await office.open('ready')
  const [one = '', other = ''] = await submitItems(office, ['来稿一', '来稿二'])
  const editor = await office.as('bianji02')
  await editor.post('/api/desk/composites', {
    id: randomUUID(),
    compositeId: COMPOSITE,
    title: '秋收综合',
    sources: [
      { itemId: one, baseRev: 1, percent: 60, isMain: true },
      { itemId: other, baseRev: 1, percent: 40, isMain: false },
    ],
  })
})
afterEach(async () => {
  desk?.wrapper.unmount()
  desk = undefined
  await office.close()
})
afterAll(() => office.stop())

/** The screen comes with a part of its own. */
async function open() {
  const opened = await openDesk(office, 'bianji', { path: PATH })
  desk = opened
  await vi.waitFor(() => opened.field('综合稿标题'), { timeout: 20_000 })
  return opened
}
const read = async () => (await office.as('bianji02')).get(`/api/desk${PATH.slice(5)}`)

describe('a composite at the desk', () => {
  it('shows its text with the sources and their shares', async () => {
    const { wrapper, field } = await open()
    expect(field('综合稿标题')).toBe('秋收综合')
    expect(wrapper.text()).toMatch(/60% 主稿\s*来稿一/)
    expect(wrapper.text()).toMatch(/40%\s*来稿二/)
  })

  it('has what was typed when the editor comes back without having saved; colleagues do not', async () => {
    const first = await open()
    await first.type('综合稿正文', '写到一半')
    first.wrapper.unmount()
    await first.settle()
    expect((await read()).body).not.toContain('写到一半')
    const again = await open()
    expect(again.field('综合稿正文')).toBe('写到一半')
    expect(again.said().join()).toContain('点“保存”后同事才看到')
    await again.click('保存')
    expect((await read()).body).toBe('写到一半')
    expect(again.said()).toContain('已保存')
  })

  it('shows what a colleague saved meanwhile, and saves over it only when that was seen', async () => {
    const { type, click, button, wrapper, settle } = await open()
    await type('综合稿正文', '我写的')
    const rival = await office.as('bianji02')
    const edited = { type: 'edited', id: randomUUID(), baseRev: 1, title: '秋收综合', body: '同事写的' }
    await rival.post(`/api/desk${PATH.slice(5)}/decisions`, edited)
    await click('保存')
    await settle()
    expect(wrapper.text()).toContain('这期间同事保存了另一稿')
    expect(wrapper.text()).toContain('同事写的')
    expect(button('保存')?.attributes('disabled')).toBeDefined()
    await click('看过了，在它之后存我的')
    await click('保存')
    expect((await read()).body).toBe('我写的')
  })

  it('takes a leader’s instruction, which stands beside the text', async () => {
    const { click, type, wrapper, dialog } = await open()
    await click('登记批示')
    await type('批示领导', '王县长')
    await type('批示内容', '请印发各乡镇')
    await click('登记')
    await vi.waitFor(() => expect(dialog()?.text()).toBeUndefined(), 5000)
    expect(wrapper.get('main').text()).toMatch(/批示1 次\s*领导批示\s*王县长（\S+）\s*请印发各乡镇/)
    expect((await read()).events.at(-1)).toMatchObject({ type: 'instructed', leader: '王县长' })
  })

  it('goes back to the kept text when the editor puts the own one away', async () => {
    const { type, click, field, dialog } = await open()
    const before = field('综合稿标题')
    await type('综合稿标题', '另一个题')
    await click('放弃修改')
    expect(field('综合稿标题')).toBe('另一个题')
    await dialog()?.findAll('button').at(-1)?.trigger('click')
    await vi.waitFor(() => expect(field('综合稿标题')).toBe(before), 5000)
    expect(field('综合稿标题')).toBe(before)
    expect((await read()).title).toBe(before)
  })

  it('does not take shares of 99', async () => {
    const { click, wrapper, dialog, settle } = await open()
    await click('调整来源')
    await wrapper.get('input[aria-label="《来稿二》的份额"]').setValue('39')
    expect(dialog()?.text()).toContain('合计 99%，应为 100%')
    await dialog()?.get('form').trigger('submit')
    await settle()
    expect((await read()).sources.map(({ percent }: { percent: number }) => percent)).toEqual([60, 40])
  })
})
