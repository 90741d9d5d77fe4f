import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listSampleTexts } from '../support/make-samples.ts'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, submitItems, type Desk } from './open-desk.ts'

const office = new PageOffice()
const [body = '', other = ''] = listSampleTexts()
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

/** Opens the last of the texts. */
async function read(...texts: { title: string; body: string }[]) {
  const itemId = (await submitItems(office, texts)).at(-1)
  desk = await openDesk(office, 'bianji', { path: `/desk/items/${itemId}` })
  return desk.wrapper.get('.likeness')
}

describe('查重 beside the text that is read', () => {
  it('names the item that shares its passages, and marks them in both texts', async () => {
    const panel = await read({ title: '原稿', body }, { title: '抄稿', body: `${other.slice(0, 60)}${body}` })
    expect(panel.findAll('.match')).toHaveLength(1)
    expect(panel.get('summary').text()).toContain('原稿')
    expect(panel.get('.percent').text()).toMatch(/^\d+% 相同$/)
    const [here, there] = panel.findAll('.texts section')
    const marks = (section: typeof here) => section?.findAll('mark').map((mark) => mark.text())
    expect(marks(here)).toEqual(marks(there))
    expect(marks(here)?.join('').length).toBeGreaterThan(60)
  })

  it('says so when nothing is alike', async () => {
    const panel = await read({ title: '只此一篇', body })
    expect(panel.text()).toContain('没有发现与以往来稿雷同')
    expect(panel.find('.match').exists()).toBe(false)
  })

  it('names traces of copying in the text', async () => {
    const panel = await read({ title: '有痕迹', body: '20XX年，我县的的水利投入大增。' })
    expect(panel.findAll('.traces li').map((line) => line.text())).toEqual([
      '隐去的年份或名称：20XX年',
      '重复的字：的的',
    ])
  })
})
