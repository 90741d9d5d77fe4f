import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, submitItem, submitItems, type Desk } from './open-desk.ts'

const office = new PageOffice()
let desk: Desk | undefined

beforeEach(async () => {
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  await office.open('ready')
})
afterEach(async () => {
  desk?.wrapper.unmount()
  desk = undefined
  vi.unstubAllGlobals()
  await office.close()
})
afterAll(() => office.stop())

async function open(account = 'bianji', options = {}) {
  desk = await openDesk(office, account, options)
  return desk
}

describe('the list', () => {
  it('shows what came in, newest first, and what waits', async () => {
    await submitItem(office, '先到的一篇')
    await submitItem(office, '后到的一篇', { account: 'shangping01' })
    const desk = await open()
    expect(desk.titles()).toEqual(['后到的一篇', '先到的一篇'])
    expect(desk.wrapper.get('.line .facts').text()).toContain('上屏镇')
    expect(desk.wrapper.get('.filter[aria-pressed=true]').text()).toBe('待办2')
    expect(document.title).toBe('(2) 来稿 · 采风 编辑台')
  })

  it('says that nothing is there, or that nothing was found', async () => {
    const desk = await open()
    expect(desk.wrapper.text()).toContain('没有待办的来稿')
    await desk.wrapper.get('input[type=search]').setValue('农资')
    await vi.waitFor(() => expect(desk.wrapper.text()).toContain('没有找到“农资”'))
  })

  it('finds by words', async () => {
    await submitItem(office, '春耕农资涨价')
    await submitItem(office, '晚稻机收过半')
    const desk = await open()
    await desk.wrapper.get('input[type=search]').setValue('农资')
    await vi.waitFor(() => expect(desk.titles()).toEqual(['春耕农资涨价']))
  })

  it('that cannot be had says why, and comes with another try', async () => {
    await submitItem(office, '一篇来稿')
    const desk = await open()
    office.faults.add('no network')
    await desk.click('已退回0')
    expect(desk.wrapper.text()).toContain('来稿没能载入')
    expect(desk.said().join()).toContain('连不上服务器')
    office.faults.clear()
    await desk.click('重试')
    expect(desk.wrapper.text()).toContain('这里还没有稿件')
  })

  it('is loaded page by page', async () => {
    // As in an old browser, where nobody tells which lines are near: then all are drawn.
    vi.stubGlobal('IntersectionObserver', undefined)
    await submitItems(
      office,
      Array.from({ length: 52 }, (_, index) => `第${index + 1}篇`),
    )
    const desk = await open()
    expect(desk.titles()).toHaveLength(50)
    await desk.click('再看更早的')
    expect(desk.titles()).toHaveLength(52)
    expect(desk.titles().at(-1)).toBe('第1篇')
    expect(desk.button('再看更早的')).toBeUndefined()
  })
})

describe('news', () => {
  it('an item that arrives appears by itself and is told politely', async () => {
    const desk = await open()
    await submitItem(office, '刚刚到的一篇')
    await vi.waitFor(() => expect(desk.titles()).toEqual(['刚刚到的一篇']))
    await vi.waitFor(() => expect(desk.said()).toContain('新到一篇：刚刚到的一篇，农业农村局'))
    expect(desk.said()).toContain('实时更新')
    expect(desk.wrapper.get('.line').text()).toContain('新到')
    await desk.press('j')
    expect(desk.wrapper.get('.line').text()).not.toContain('新到')
  })

  it('without a stream the desk says that it asks every ten seconds, and does', async () => {
    office.faults.add('no stream')
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const desk = await open()
      expect(desk.said()).toContain('每 10 秒更新一次')
      await submitItem(office, '轮询来的一篇')
      vi.advanceTimersByTime(10_000)
      await desk.settle()
      expect(desk.titles()).toEqual(['轮询来的一篇'])
    } finally {
      vi.useRealTimers()
    }
  })

  it('what a colleague decides leaves the list, and the item that is open shows it', async () => {
    const id = await submitItem(office, '同事先办的一篇')
    const desk = await open()
    await desk.press('j')
    await decideElsewhere(id, { type: 'not_used', reason: 'duplicate', words: '' })
    await vi.waitFor(() => expect(desk.titles()).toEqual([]))
    await vi.waitFor(() => expect(desk.wrapper.get('.timeline').text()).toContain('不采用'))
    expect(desk.button('采用')).toBeUndefined()
  })
})

describe('keys', () => {
  it('j and k walk through the list, and the address follows', async () => {
    const [first, second] = [await submitItem(office, '第一篇'), await submitItem(office, '第二篇')]
    const desk = await open()
    await desk.press('j')
    expect([desk.reading(), desk.path()]).toEqual(['第二篇', `/desk/items/${second}`])
    await desk.press('j')
    expect([desk.reading(), desk.path()]).toEqual(['第一篇', `/desk/items/${first}`])
    await desk.press('k')
    expect(desk.reading()).toBe('第二篇')
    await desk.press('Escape')
    expect(desk.path()).toBe('/desk')
  })

  it('a, r, b and n open their dialogs, / goes to the search, ? explains', async () => {
    await submitItem(office, '一篇来稿')
    const desk = await open()
    await desk.press('j')
    for (const [key, title] of Object.entries({
      a: '采用',
      r: '退回',
      b: '备用',
      n: '不采用',
      '?': '快捷键',
    })) {
      await desk.press(key)
      expect(desk.dialog()?.get('h2').text()).toBe(title)
      await desk.dialog()?.get('button').trigger('click')
    }
    await desk.press('/')
    expect(document.activeElement?.getAttribute('type')).toBe('search')
    const search = desk.wrapper.get<HTMLInputElement>('input[type=search]')
    await search.setValue('农')
    await search.trigger('keydown', { key: 'Escape' })
    expect(document.activeElement?.getAttribute('type')).not.toBe('search')
    expect(search.element.value).toBe('')
  })

  it('Enter in the search leads to the first line it found, and J goes on from there', async () => {
    await submitItems(office, ['谷物入库', '农资备足', '谷物晾晒', '谷物收割'])
    const desk = await open()
    await desk.press('/')
    const search = desk.wrapper.get<HTMLInputElement>('input[type=search]')
    await search.setValue('谷物')
    await search.trigger('keydown', { key: 'Enter', isComposing: true })
    expect(document.activeElement).toBe(search.element)
    await search.trigger('keydown', { key: 'Enter' })
    await desk.settle()
    const [first, second] = desk.titles()
    expect(desk.titles()).toHaveLength(3)
    expect(document.activeElement?.textContent).toContain(first)
    await desk.press('j')
    expect(desk.reading()).toBe(second)
  })

  it('Enter in the search stays there when nothing was found', async () => {
    await submitItem(office, '一篇来稿')
    const desk = await open()
    const search = desk.wrapper.get<HTMLInputElement>('input[type=search]')
    search.element.focus()
    await search.setValue('没有的词')
    await search.trigger('keydown', { key: 'Enter' })
    await desk.settle()
    expect(document.activeElement).toBe(search.element)
  })

  it('J goes on from the line on which Esc left', async () => {
    await submitItems(office, ['第一篇', '第二篇', '第三篇'])
    const desk = await open()
    for (const key of ['j', 'j', 'Escape', 'j']) await desk.press(key)
    expect(desk.reading()).toBe('第一篇')
  })

  it('do nothing while one types, while a dialog is open, with Ctrl, and when they are switched off', async () => {
    await submitItem(office, '一篇来稿')
    const desk = await open()
    await desk.press('j')
    const search = desk.wrapper.get('input[type=search]').element
    search.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true }))
    await desk.settle()
    expect(desk.dialog()).toBeUndefined()

    await desk.press('?')
    await desk.press('a')
    expect(desk.dialog()?.get('h2').text()).toBe('快捷键')
    await desk.dialog()?.get('input[type=checkbox]').setValue(false)
    await desk.dialog()?.get('button').trigger('click')
    await desk.press('a')
    expect(desk.dialog()).toBeUndefined()
    await desk.click('快捷键')
    await desk.dialog()?.get('input[type=checkbox]').setValue(true)
  })
})

describe('a decision', () => {
  it('to adopt is filled in with the periodical and the issue of today, and leads to the next open item', async () => {
    await submitItem(office, '下一篇')
    await submitItem(office, '要采用的一篇')
    const desk = await open()
    await desk.press('j')
    await desk.click('采用')
    expect([desk.field('期号'), desk.dialog()?.text()]).toEqual([
      '1',
      expect.stringContaining('望澜政务信息'),
    ])
    await desk.type('期号', '37')
    await desk.choose('简讯')
    await desk.click('确认采用')

    expect(desk.dialog()).toBeUndefined()
    expect(desk.said()).toContain('已采用：要采用的一篇')
    expect([desk.titles(), desk.reading()]).toEqual([['下一篇'], '下一篇'])
    expect(document.activeElement?.textContent).toBe('下一篇')
    await desk.click('已采用1')
    await desk.press('j')
    expect(desk.wrapper.get('.timeline').text()).toContain('《望澜政务信息》第 37 期，简讯')
  })

  it('to return needs a reason, and the officer’s words stand on the timeline', async () => {
    const id = await submitItem(office, '要退回的一篇')
    const desk = await open('bianji', { path: `/desk/items/${id}` })
    await desk.click('退回')
    await desk.click('确认退回')
    expect(desk.dialog()?.text()).toContain('请选择一个原因。')
    await desk.choose('要素不全')
    await desk.type('附言', '请补时间。')
    await desk.click('确认退回')
    const { item, status } = await (await office.as('bianji')).get(`/api/desk/items/${id}`)
    expect([status, item.events.at(-1)]).toMatchObject([
      'returned',
      { reason: 'incomplete', words: '请补时间。' },
    ])
  })

  it('that comes too late shows what happened meanwhile, keeps the words and asks again', async () => {
    const id = await submitItem(office, '两人都在看的一篇')
    const desk = await open('bianji', { path: `/desk/items/${id}` })
    await desk.press('r')
    await desk.choose('文字质量')
    await desk.type('附言', '题目太长。')
    office.breakStreams()
    await decideElsewhere(id, { type: 'reserved', reason: 'moment', words: '周末再看' })
    await desk.click('确认退回')

    expect(desk.dialog()?.get('[role=alert]').text()).toContain('列入备用')
    expect(desk.dialog()?.get('[role=alert]').text()).toContain('周末再看')
    expect(desk.field('附言')).toBe('题目太长。')
    await desk.click('仍要退回')
    expect(desk.dialog()).toBeUndefined()
    const { item } = await (await office.as('bianji')).get(`/api/desk/items/${id}`)
    expect(item.events.map((event: { type: string }) => event.type)).toEqual([
      'submitted',
      'reserved',
      'returned',
    ])
    expect(item.events.at(-1)).toMatchObject({ reason: 'wording', words: '题目太长。' })
  })

  it('that is no longer possible cannot be confirmed again, and still keeps the words', async () => {
    const id = await submitItem(office, '已被别人退回的一篇')
    const desk = await open('bianji', { path: `/desk/items/${id}` })
    await desk.press('n')
    await desk.choose('重复')
    await desk.type('附言', '与上周一篇重复。')
    office.breakStreams()
    await decideElsewhere(id, { type: 'returned', reason: 'incomplete', words: '' })
    await desk.click('确认不采用')
    expect(desk.dialog()?.text()).toContain('已不能再这样处理')
    expect(desk.button('仍不采用')?.attributes('disabled')).toBeDefined()
    expect(desk.field('附言')).toBe('与上周一篇重复。')
  })

  it('whose answer was lost is asked for again, not decided twice', async () => {
    const id = await submitItem(office, '答复丢了的一篇')
    const desk = await open('bianji', { path: `/desk/items/${id}` })
    await desk.press('b')
    await desk.choose('待时机')
    await desk.type('附言', '留用')
    office.faults.add('answer lost')
    await desk.click('确认备用')
    expect(desk.dialog()?.get('[role=alert]').text()).toContain('没有连上')
    office.faults.clear()
    await desk.click('确认备用')
    expect(desk.dialog()).toBeUndefined()
    const { item } = await (await office.as('bianji')).get(`/api/desk/items/${id}`)
    expect(item.events).toHaveLength(2)
  })

  it('keeps its words when the dialog is closed, and when the session ends', async () => {
    const id = await submitItem(office, '写到一半的一篇')
    const first = await open('bianji', { path: `/desk/items/${id}` })
    await first.press('r')
    await first.choose('要素不全')
    await first.type('附言', '写到一半')
    await first.click('取消')
    await first.press('r')
    expect(first.field('附言')).toBe('写到一半')

    office.cookie = ''
    await first.click('确认退回')
    expect(first.wrapper.emitted('signedOut')).toEqual([['登录已过期，请重新登录。登录后回到刚才的位置。']])
    first.wrapper.unmount()

    const again = await open('bianji', { path: `/desk/items/${id}`, pinia: first.pinia })
    expect(again.dialog()?.get('h2').text()).toBe('退回')
    expect(again.field('附言')).toBe('写到一半')
    again.wrapper.unmount()

    const other = await open('bianji02', { pinia: first.pinia })
    expect(other.dialog()).toBeUndefined()
  })
})

describe('who sits at the desk', () => {
  it('a leader reads and decides nothing, by button or by key', async () => {
    const id = await submitItem(office, '领导在看的一篇')
    const desk = await open('lingdao', { path: `/desk/items/${id}` })
    expect(desk.reading()).toBe('领导在看的一篇')
    expect(desk.button('采用')).toBeUndefined()
    await desk.press('a')
    expect(desk.dialog()).toBeUndefined()
  })

  it('an editor who heads the office is called so', async () => {
    const admin = await office.as('guanli')
    const editor = await office.as('bianji02')
    const before = await open('bianji02')
    expect(before.wrapper.get('.who').text()).toBe('bianji02编辑')
    before.wrapper.unmount()
    await admin.patch(`/api/admin/people/${editor.info.account.id}`, { isDirector: true })
    const desk = await open('bianji02')
    expect(desk.wrapper.get('.who').text()).toBe('bianji02主任')
  })

  it('leaving without a network is not called leaving', async () => {
    const desk = await open()
    office.faults.add('no network')
    await desk.click('退出登录')
    expect(desk.wrapper.emitted('signedOut')).toBeUndefined()
    expect(desk.wrapper.get('[role=alert]').text()).toContain('没有连上')
    office.faults.clear()
    await desk.button('退出登录')?.trigger('click')
    // Who leaves needs no word on why they have to sign in again.
    await vi.waitFor(() => expect(desk.wrapper.emitted('signedOut')).toEqual([[]]))
  })
})

async function decideElsewhere(itemId: string, changes: object) {
  const colleague = await office.as('bianji02')
  const { item } = await colleague.get(`/api/desk/items/${itemId}`)
  const decision = { id: crypto.randomUUID(), baseRev: item.rev, ...changes }
  const reply = await colleague.post(`/api/desk/items/${itemId}/decisions`, decision)
  if (reply.status === undefined) throw new Error(`not decided: ${JSON.stringify(reply)}`)
}
