import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { correctTwice, openDesk, submitItem, type Desk } from './open-desk.ts'

const office = new PageOffice()
let desk: Desk | undefined
let itemId: string

beforeEach(async () => {
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  await office.open('ready')
  itemId = await correctTwice(office, {
    first: { title: '初稿' },
    onPhone: { title: '全县机收过八成', body: '已收82千亩。\n进度正常。' },
    onTablet: { title: '全县机收过九成', body: '已收92千亩。\n进度正常。' },
  })
})
afterEach(async () => {
  desk?.wrapper.unmount()
  desk = undefined
  await office.close()
})
afterAll(() => office.stop())

async function open(account = 'bianji') {
  desk = await openDesk(office, account, { path: `/desk/items/${itemId}` })
  return desk
}

const texts = ({ wrapper }: Desk) => wrapper.findAll('.siblings .texts > section')
const marks = (desk: Desk) => texts(desk).map((text) => text.findAll('mark').map((mark) => mark.text()))
const readAtOffice = async () => (await office.as('bianji02')).get(`/api/desk/items/${itemId}`)

describe('文稿并存', () => {
  it('shows both texts side by side, with what differs marked in each', async () => {
    const desk = await open()
    expect(desk.wrapper.get('.siblings h2').text()).toBe('文稿并存')
    expect(texts(desk).map((text) => text.attributes('aria-label'))).toEqual(['办公室现稿', '手机来稿'])
    expect(texts(desk)[1]?.text()).toContain('test，写于')
    expect(marks(desk)).toEqual([
      ['八', '8'],
      ['九', '9'],
    ])
    expect(desk.wrapper.get('.line').text()).toContain('文稿并存')
  })

  it('is not spoken of where there is one text only', async () => {
    itemId = await submitItem(office, '只有一稿')
    const desk = await open()
    expect(desk.reading()).toBe('只有一稿')
    expect(desk.wrapper.find('.siblings').exists()).toBe(false)
    expect(desk.wrapper.get('.line[aria-current]').text()).not.toContain('文稿并存')
  })

  it('the phone’s text can be taken: it becomes the item’s, is told, and the reader stands at its title', async () => {
    const desk = await open()
    await desk.click('用手机来稿')
    expect(desk.reading()).toBe('全县机收过九成')
    expect(desk.wrapper.find('.siblings').exists()).toBe(false)
    expect(desk.said()).toContain('已换成手机来稿：全县机收过九成')
    expect(document.activeElement?.textContent).toBe('全县机收过九成')
    await vi.waitFor(() => expect(desk.wrapper.get('.line[aria-current]').text()).not.toContain('文稿并存'))
    expect((await readAtOffice()).item.text.title).toBe('全县机收过九成')
  })

  it('the office’s text can be kept', async () => {
    const desk = await open()
    await desk.click('用办公室现稿')
    expect(desk.reading()).toBe('全县机收过八成')
    expect(desk.wrapper.find('.siblings').exists()).toBe(false)
    expect((await readAtOffice()).siblings).toEqual([])
  })

  it('is chosen by buttons that the keyboard reaches, in the order of the texts', async () => {
    const desk = await open()
    const buttons = texts(desk).map((text) => text.get('button'))
    expect(buttons.map((button) => button.text())).toEqual(['用办公室现稿', '用手机来稿'])
    for (const { element } of buttons) {
      element.focus()
      expect(document.activeElement).toBe(element)
    }
  })

  it('a choice whose answer was lost is asked for again, not made twice', async () => {
    const desk = await open()
    office.faults.add('answer lost')
    await desk.click('用手机来稿')
    expect(desk.wrapper.get('.reader [role=alert]').text()).toContain('没有连上')
    office.faults.clear()
    await desk.click('用手机来稿')
    expect(desk.wrapper.find('.reader [role=alert]').exists()).toBe(false)
    expect((await readAtOffice()).item.rev).toBe(5)
  })

  it('of an item that somebody changed meanwhile says so, shows it as it is, and asks again', async () => {
    const desk = await open()
    office.breakStreams()
    const colleague = await office.as('bianji02')
    await colleague.post(`/api/desk/items/${itemId}/decisions`, {
      type: 'reserved',
      reason: 'moment',
      id: crypto.randomUUID(),
      baseRev: 4,
      words: '先放一放',
    })
    await desk.click('用手机来稿')
    expect(desk.wrapper.get('.reader [role=alert]').text()).toContain('稿件刚刚有了变化')
    expect(desk.wrapper.get('.timeline').text()).toContain('先放一放')
    await desk.click('用手机来稿')
    expect(desk.reading()).toBe('全县机收过九成')
  })

  it('a text that was used is not exchanged any more; the other can still be put aside', async () => {
    const colleague = await office.as('bianji02')
    await colleague.post(`/api/desk/items/${itemId}/decisions`, {
      type: 'not_used',
      id: crypto.randomUUID(),
      baseRev: 4,
      reason: 'outdated',
      words: '',
    })
    const desk = await open()
    expect(desk.button('用手机来稿')).toBeUndefined()
    expect(desk.wrapper.get('.siblings').text()).toContain('文字不再更换')
    await desk.click('用办公室现稿')
    expect(desk.wrapper.find('.siblings').exists()).toBe(false)
  })

  it('a leader sees both and chooses nothing', async () => {
    const desk = await open('lingdao')
    expect(texts(desk)).toHaveLength(2)
    expect(desk.wrapper.findAll('.siblings button')).toEqual([])
  })
})
