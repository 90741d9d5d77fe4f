import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newCommissionId } from '../../src/domain/ids.ts'
import { deskIds } from '../../src/office/garden/desk-ids.ts'
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
  await office.close()
})
afterAll(() => office.stop())

async function open(account = 'bianji', options = {}) {
  desk = await openDesk(office, account, options)
  return desk
}

describe('a claim', () => {
  it('by key stands on the line and beside the text, and the same key hands it back', async () => {
    await submitItem(office, '要领办的一篇')
    const desk = await open()
    await desk.press('j')
    await desk.press('c')
    expect(desk.said()).toContain('已领办：要领办的一篇')
    expect(desk.wrapper.get('.line').text()).toMatch(/领办/)
    expect(desk.button('交回')).toBeDefined()
    await desk.press('c')
    expect(desk.wrapper.text()).toContain('还没有人领办')
  })

  it('that comes too late shows who has it', async () => {
    const id = await submitItem(office, '两人要领的一篇')
    const desk = await open('bianji', { path: `/desk/items/${id}` })
    office.breakStreams()
    await actElsewhere(id, { type: 'claimed' })
    await desk.click('领办')
    expect(desk.wrapper.get('.side [role=alert]').text()).toContain('稿件刚刚有了变化')
    expect(desk.button('领办')).toBeUndefined()
    expect(desk.button('交回')).toBeDefined()
  })
})

describe('a leader’s instruction', () => {
  it('is entered with its leader and words, and stands in the item’s course', async () => {
    const id = await submitItem(office, '领导批示的一篇')
    const desk = await open('lingdao', { path: `/desk/items/${id}` })
    await desk.click('登记批示')
    await desk.click('登记')
    expect(desk.dialog()?.text()).toContain('请填写是哪位领导')
    await desk.type('批示领导', '王县长')
    await desk.click('登记')
    expect(desk.dialog()?.text()).toContain('请填写批示内容')
    await desk.type('批示内容', '请农业农村局推广')
    await desk.type('批示日期', '2020-01-01')
    await desk.click('登记')
    expect(desk.dialog()?.text()).toContain('批示日期早于这篇稿件报送的日期')
    await desk.type('批示日期', '')
    await desk.click('登记')
    await vi.waitFor(() => expect(desk.dialog()?.text()).toBeUndefined(), 5000)
    expect(desk.said()).toContain('已登记批示：领导批示的一篇')
    expect(desk.wrapper.get('main').text()).toMatch(/领导批示\s*王县长（\S+）\s*请农业农村局推广/)
  })
})

describe('many at once', () => {
  it('get one reason for all; what changed meanwhile is named and stays chosen', async () => {
    const [first = ''] = await submitItems(office, ['第一篇', '第二篇', '第三篇'])
    const desk = await open()
    for (let n = 0; n < 3; n++) {
      await desk.press('j')
      await desk.press('x')
    }
    expect(desk.wrapper.get('.bar .count').text()).toBe('已选 3 篇')
    office.breakStreams()
    await actElsewhere(first, { type: 'commented', words: '先看看' })
    const bar = desk.wrapper.get('section.bar')
    await bar
      .findAll('button')
      .find((button) => button.text() === '不采用')
      ?.trigger('click')
    await desk.click('确认不采用')
    expect(desk.dialog()?.text()).toContain('请选择一个原因。')
    await desk.choose('内容一般')
    await desk.click('确认不采用')
    expect(desk.said()).toContain('办成 2 篇')
    expect(desk.wrapper.get('.bar [role=alert]').text()).toContain('第一篇：稿件刚刚有了变化')
    expect(desk.wrapper.get('.bar .count').text()).toBe('已选 1 篇')
    expect(desk.titles()).toEqual(['第一篇'])
  })

  it('are what a key acts on, as the buttons do', async () => {
    await submitItems(office, ['第一篇', '第二篇', '第三篇'])
    const desk = await open()
    for (let n = 0; n < 2; n++) {
      await desk.press('j')
      await desk.press('x')
    }
    await desk.press('n')
    expect(desk.dialog()?.text()).toContain('对选中的 2 篇一起办理')
    await desk.click('取消')
    await desk.press('a')
    expect(desk.dialog()).toBeUndefined()
    expect(desk.wrapper.get('.bar [role=alert]').text()).toContain('只能一篇一篇地办')
    await desk.press('b')
    await desk.click('确认备用')
    expect(desk.dialog()?.text()).toContain('请选择一个原因。')
    await desk.choose('拟综合')
    await desk.click('确认备用')
    expect(desk.said()).toContain('办成 2 篇')
    expect(desk.titles()).toEqual(['第一篇'])
  })

  it('are what a key acts on while the box that was clicked has the focus', async () => {
    await submitItems(office, ['第一篇', '第二篇'])
    const desk = await open()
    const box = desk.wrapper.get<HTMLInputElement>('.box').element
    box.focus()
    box.click()
    await desk.settle()
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', bubbles: true, cancelable: true }))
    await desk.settle()
    expect(desk.dialog()?.text()).toContain('对选中的 1 篇一起办理')
    await desk.click('取消')
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true, cancelable: true }))
    await desk.settle()
    expect(desk.wrapper.find('.bar .count').exists()).toBe(false)
  })

  it('are the sources of one composite by M, the first of them as the main one', async () => {
    await submitItems(office, ['第一篇', '第二篇', '第三篇'])
    const desk = await open()
    for (let n = 0; n < 2; n++) {
      await desk.press('j')
      await desk.press('x')
    }
    await desk.press('m')
    await vi.waitFor(() => expect(desk.dialog()?.get('h2').text()).toBe('综合'), 5000)
    await vi.waitFor(() => expect(desk.dialog()?.text()).toContain('合计 100%'), 5000)
    expect(desk.dialog()?.findAll('input[type=radio]')).toHaveLength(2)
  })

  it('stand with title and shares as they were typed when 综合 is opened again after Esc', async () => {
    await submitItems(office, ['第一篇', '第二篇'])
    const desk = await open()
    for (let n = 0; n < 2; n++) {
      await desk.press('j')
      await desk.press('x')
    }
    const openMerge = async () => {
      await desk.press('m')
      await vi.waitFor(() => expect(desk.dialog()?.text()).toContain('合计 100%'), 5000)
      await desk.settle()
    }
    await openMerge()
    expect(desk.dialog()?.text()).not.toContain('上次没有填完')
    await desk.type('综合稿标题', '两篇合一')
    const shares = () => desk.wrapper.findAll<HTMLInputElement>('dialog[open] [aria-label$=的份额]')
    await shares()[0]?.setValue('70')
    await shares()[1]?.setValue('30')
    await desk.click('取消')
    expect(desk.dialog()).toBeUndefined()
    await openMerge()
    expect(desk.field('综合稿标题')).toBe('两篇合一')
    expect(shares().map(({ element }) => element.value)).toEqual(['70', '30'])
    await desk.click('重新填写')
    expect(desk.field('综合稿标题')).toBe('')
    expect(desk.dialog()?.findAll('input[type=radio]')).toHaveLength(2)
  })

  it('are claimed together by their key', async () => {
    await submitItems(office, ['第一篇', '第二篇'])
    const desk = await open()
    for (let n = 0; n < 2; n++) {
      await desk.press('j')
      await desk.press('x')
    }
    await desk.press('c')
    expect(desk.said()).toContain('办成 2 篇')
  })

  it('are named in the dialog, and what a colleague decided meanwhile is said there', async () => {
    const [first = ''] = await submitItems(office, ['第一篇', '第二篇', '第三篇', '第四篇', '第五篇'])
    const desk = await open()
    for (let n = 0; n < 5; n++) {
      await desk.press('j')
      await desk.press('x')
    }
    await desk.press('n')
    expect(desk.dialog()?.text()).toContain('《第五篇》《第四篇》《第三篇》等，另有 2 篇')
    await decideElsewhere(first, { type: 'reserved', reason: 'moment', words: '' })
    await vi.waitFor(() => expect(desk.dialog()?.get('[role=alert]').text()).toContain('第一篇'), 5000)
    expect(desk.dialog()?.get('[role=alert]').text()).toContain('备用')
    expect(desk.dialog()?.text()).toContain('对选中的 5 篇一起办理')
    await desk.choose('内容一般')
    await desk.click('确认不采用')
    expect(desk.said()).toContain('办成 4 篇')
    expect(desk.wrapper.get('.bar [role=alert]').text()).toContain('第一篇：')
  })

  it('are chosen by a stretch with Shift, and not by a leader', async () => {
    await submitItems(office, ['第一篇', '第二篇', '第三篇'])
    const desk = await open()
    const boxes = desk.wrapper.findAll('.box')
    await boxes[0]?.trigger('click')
    await boxes[2]?.trigger('click', { shiftKey: true })
    expect(desk.wrapper.get('.bar .count').text()).toBe('已选 3 篇')
    await desk.click('取消选择')
    expect(desk.wrapper.find('section.bar').exists()).toBe(false)
    desk.wrapper.unmount()
    const leader = await open('lingdao')
    expect(leader.wrapper.findAll('.box')).toHaveLength(0)
  })
})

describe('editing', () => {
  it('keeps the text beside the original, and three views show it', async () => {
    const id = await submitItem(office, '原来的题目')
    const desk = await open('bianji', { path: `/desk/items/${id}` })
    await desk.press('e')
    expect(desk.wrapper.get('.original').text()).toContain('原来的题目')
    expect(desk.wrapper.get('.screen').classes()).toContain('editing')
    expect(desk.wrapper.get('.article').element.contains(desk.wrapper.get('.texts').element)).toBe(true)
    await desk.type('编改标题', '改过的题目')
    await desk.click('存为采用稿')
    expect(desk.said()).toContain('已存为采用稿：原来的题目')
    expect(desk.wrapper.get('.views .text-views-title').text()).toBe('改过的题目')
    expect(desk.wrapper.find('.article .title ~ .views').exists()).toBe(true)
    expect(desk.wrapper.get('.screen').classes()).not.toContain('editing')
    await desk.click('对照')
    expect(desk.wrapper.get('.views del').text()).toBe('原来')
    expect(desk.wrapper.get('.views ins').text()).toBe('改过')
    await desk.click('报送稿')
    expect(desk.wrapper.get('.views .text-views-title').text()).toBe('原来的题目')
  })

  it('that comes too late shows the other text, loses nothing and is kept after it', async () => {
    const id = await submitItem(office, '两人在改的一篇')
    const desk = await open('bianji', { path: `/desk/items/${id}` })
    await desk.press('e')
    await desk.type('编改标题', '我改的题目')
    office.breakStreams()
    const colleague = await office.as('bianji02')
    const { revision } = await colleague.get(`/api/desk/items/${id}/edits`)
    const theirs = { revision, baseNumber: 0, title: '同事改的题目', body: '同事的正文。' }
    await colleague.post(`/api/desk/items/${id}/edits`, { id: crypto.randomUUID(), ...theirs })
    await desk.click('存为采用稿')
    expect(desk.wrapper.get('.editing [role=alert]').text()).toContain('同事改的题目')
    expect(desk.field('编改标题')).toBe('我改的题目')
    await desk.click('看过了，在它之后存我的')
    await desk.click('存为采用稿')
    const { versions } = await colleague.get(`/api/desk/items/${id}/edits`)
    expect(versions.map((one: { title: string }) => one.title)).toEqual(['同事改的题目', '我改的题目'])
  })

  it('put aside is there again', async () => {
    const id = await submitItem(office, '改到一半的一篇')
    const desk = await open('bianji', { path: `/desk/items/${id}` })
    await desk.press('e')
    await desk.type('编改标题', '改到一半')
    await desk.click('先放下')
    await vi.waitFor(() => expect(desk.button('继续编改')).toBeDefined(), 5000)
    expect(desk.wrapper.get('main').text()).toContain('没有改完')
    await desk.click('继续编改')
    expect(desk.field('编改标题')).toBe('改到一半')
    await desk.press('a')
    expect(desk.dialog()?.text()).toContain('还没有存为采用稿')
    await desk.click('取消')
    await desk.click('放弃修改')
    expect(desk.dialog()?.text()).toContain('不能找回')
    await desk.click('取消')
    expect(desk.field('编改标题')).toBe('改到一半')
    await desk.click('放弃修改')
    await desk.dialog()?.findAll('button').at(-1)?.trigger('click')
    await vi.waitFor(() => expect(desk.button('存为采用稿')).toBeUndefined(), 5000)
    expect(desk.button('继续编改')).toBeUndefined()
  })

  it('on which nothing was written goes without a question', async () => {
    const id = await submitItem(office, '看看就走的一篇')
    const desk = await open('bianji', { path: `/desk/items/${id}` })
    await desk.press('e')
    await desk.click('放弃修改')
    expect(desk.button('存为采用稿')).toBeUndefined()
  })
})

it('an expert is asked and the words are entered beside the item', async () => {
  const id = await submitItem(office, '要会商的一篇')
  const desk = await open('bianji', { path: `/desk/items/${id}` })
  await desk.click('征求意见')
  await desk.type('对象', 'expert')
  await desk.type('向谁', '周教授')
  await desk.type('想问什么', '可信吗？')
  await desk.click('发出')
  await desk.type('代录专家意见', '可信。')
  await desk.click('发出')
  expect(desk.wrapper.get('.answer').text()).toContain('可信。')
})

it('a comment stands on the timeline', async () => {
  const id = await submitItem(office, '值得点评的一篇')
  const desk = await open('lingdao', { path: `/desk/items/${id}` })
  await desk.type('点评', '数字扎实')
  await desk.click('发出点评')
  expect(desk.wrapper.get('.timeline').text()).toContain('数字扎实')
})

it('what is half typed beside an item waits there after a reload, and goes with no other item', async () => {
  const other = await submitItem(office, '另一篇')
  const id = await submitItem(office, '写到一半的一篇')
  const desk = await open('bianji', { path: `/desk/items/${id}` })
  await desk.type('点评', '数字扎实')
  await desk.click('征求意见')
  await desk.type('想问什么', '可信吗？')
  desk.wrapper.unmount()
  const elsewhere = await open('bianji', { path: `/desk/items/${other}` })
  expect(elsewhere.field('点评')).toBe('')
  expect(elsewhere.wrapper.text()).not.toContain('想问什么')
  elsewhere.wrapper.unmount()
  const again = await open('bianji', { path: `/desk/items/${id}` })
  expect([again.field('点评'), again.field('想问什么')]).toEqual(['数字扎实', '可信吗？'])
  await again.click('发出点评')
  expect(again.field('点评')).toBe('')
})

it('an item that was asked for says so, by when, and that no leader of its unit signed', async () => {
  const editor = await office.as('bianji02')
  const phone = await office.as('nongye01')
  const commission = {
    id: newCommissionId(deskIds),
    batch: 1,
    topic: '秋粮收购进度和农户卖粮意愿',
    outline: '',
    category: 'problem',
    wordsFrom: null,
    wordsTo: null,
    dueAt: Date.now() + 86_400_000,
    asker: 'city',
    mode: 'independent',
    files: [],
    addressees: [{ unitId: phone.info.unit?.id, accountId: null }],
    planTopicId: null,
  }
  await editor.post('/api/desk/commissions', commission)
  const [id] = await submitItems(office, [{ title: '秋粮卖得慢', commissionId: commission.id }])
  const desk = await open('bianji', { path: `/desk/items/${id}` })
  const card = () => desk.wrapper.text()
  await vi.waitUntil(() => card().includes('这篇是约稿的答复'), { timeout: 20_000 })
  expect(card()).toMatch(/秋粮收购进度和农户卖粮意愿.*按时.*第 1 期.*截止.*市级约稿/)
  expect(card()).toContain('没有单位领导的签发记录')
})

it('the reasons are counted in a table', async () => {
  const id = await submitItem(office, '不用的一篇')
  const editor = await office.as('bianji02')
  const decision = { type: 'not_used', id: crypto.randomUUID(), baseRev: 1, reason: 'outdated', words: '' }
  await editor.post(`/api/desk/items/${id}/decisions`, decision)
  const desk = await open()
  await desk.click('原因统计')
  expect(desk.dialog()?.text()).toContain('时效已过')
  expect(desk.dialog()?.find('tbody tr').text()).toContain('农业农村局')
})

async function actElsewhere(itemId: string, changes: object) {
  const colleague = await office.as('bianji02')
  const { item } = await colleague.get(`/api/desk/items/${itemId}`)
  const act = { id: crypto.randomUUID(), baseRev: item.rev, ...changes }
  const reply = await colleague.post(`/api/desk/items/${itemId}/acts`, act)
  if (reply.status === undefined) throw new Error(`not done: ${JSON.stringify(reply)}`)
}

async function decideElsewhere(itemId: string, changes: object) {
  const colleague = await office.as('bianji02')
  const { item } = await colleague.get(`/api/desk/items/${itemId}`)
  const decision = { id: crypto.randomUUID(), baseRev: item.rev, ...changes }
  const reply = await colleague.post(`/api/desk/items/${itemId}/decisions`, decision)
  if (reply.status === undefined) throw new Error(`not decided: ${JSON.stringify(reply)}`)
}
