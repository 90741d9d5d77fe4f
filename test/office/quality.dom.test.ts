import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, submitItem, submitItems, type Desk } from './open-desk.ts'

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

const card = () => desk.wrapper.findAll('section').find((each) => each.text().startsWith('稿件评价'))
const text = () => desk.wrapper.get('main').text()

async function open(id: string, account = 'bianji') {
  desk = await openDesk(office, account, { path: `/desk/items/${id}` })
  // The card comes with its words.
  await vi.waitFor(() => expect(card()?.text()).toContain('评价'), { timeout: 20_000 })
  await desk.settle()
}

/** Chooses in one of the three groups of the dialog. */
async function mark(side: string, mark: string) {
  const group = desk.wrapper
    .findAll('dialog[open] fieldset')
    .find((each) => each.find('legend').text() === side)
  const choice = group?.findAll('label').find((each) => each.text() === mark)
  await choice?.get('input').setValue(true)
}

async function giveAs(account: string, id: string, baseNumber = 0) {
  const person = await office.as(account)
  const sides = { value: { mark: 'poor', reasons: ['ordinary'], words: '' } }
  await person.post(`/api/desk/items/${id}/grades`, { id: randomUUID(), baseNumber, sides })
}

describe('稿件评价 at the desk', { timeout: 60_000 }, () => {
  it('says what is missing, then keeps marks, reasons and words, and stays after a reload', async () => {
    const id = await submitItem(office, '春耕农资储备到位')
    await open(id)
    expect(card()?.text()).toContain('还没有评价')
    await desk.click('评价')
    const asked = office.requests.length
    await desk.click('保存评价')
    expect(desk.dialog()?.text()).toContain('请至少评价结构、价值、文字中的一项')
    expect(office.requests.length).toBe(asked)
    await mark('结构', '差')
    await desk.choose('结构混乱')
    await desk.type('结构的说明（可不填）', '先说结果')
    await desk.click('保存评价')
    expect(desk.dialog()).toBeUndefined()
    expect(card()?.text()).toMatch(/结构\s*差\s*结构混乱 · 先说结果/)
    desk.wrapper.unmount()
    await open(id)
    expect(card()?.text()).toContain('结构混乱')
  })

  it('is changed with what was said before still to be read, and taken back', async () => {
    const id = await submitItem(office, '春耕农资储备到位')
    await giveAs('bianji02', id)
    await open(id, 'lingdao')
    expect(card()?.text()).toMatch(/价值\s*差\s*内容一般/)
    await desk.click('修改评价')
    await mark('价值', '好')
    await desk.click('保存评价')
    expect(card()?.text()).toContain('以前的评价（1）')
    // What was blamed is no reason for praise.
    expect(card()?.text().split('以前的评价')[0]).not.toContain('内容一般')
    await desk.click('修改评价')
    await desk.click('收回评价')
    expect(card()?.text()).toContain('评价已收回')
    expect(desk.button('评价')).toBeDefined()
  })

  it('shows what a colleague said meanwhile, and keeps what is being said', async () => {
    const id = await submitItem(office, '春耕农资储备到位')
    await open(id)
    await desk.click('评价')
    await giveAs('bianji02', id)
    await mark('文字', '好')
    await desk.click('保存评价')
    expect(desk.dialog()?.text()).toContain('刚刚有人评价了这篇')
    expect(desk.dialog()?.text()).toMatch(/内容一般.*bianji02/)
    await desk.click('保存评价')
    expect(desk.dialog()).toBeUndefined()
    expect(card()?.text()).toContain('以前的评价（1）')
  })

  it('asks before words that were typed go, and closes at once where nothing was', async () => {
    const id = await submitItem(office, '春耕农资储备到位')
    await open(id)
    const pressEsc = async () => {
      desk.dialog()?.element.dispatchEvent(new Event('cancel', { cancelable: true }))
      await desk.settle()
    }
    await desk.click('评价')
    await pressEsc()
    expect(desk.dialog()).toBeUndefined()
    await desk.click('评价')
    await mark('结构', '差')
    await desk.type('结构的说明（可不填）', '先说结果')
    await pressEsc()
    expect(desk.dialog()?.text()).toContain('评价还没有保存，关闭就没有了')
    await desk.click('接着写')
    expect(desk.field('结构的说明（可不填）')).toBe('先说结果')
    await pressEsc()
    await desk.click('不保存，关闭')
    expect(desk.dialog()).toBeUndefined()
    expect(card()?.text()).toContain('还没有评价')
  })

  it('is summed up by unit in a period, with files to take along', async () => {
    const id = await submitItem(office, '春耕农资储备到位')
    desk = await openDesk(office, 'bianji', { path: '/desk/grades' })
    await vi.waitFor(() => expect(text()).toContain('这个时段没有评价过的稿件'), { timeout: 20_000 })
    desk.wrapper.unmount()
    await giveAs('bianji', id)
    desk = await openDesk(office, 'bianji', { path: '/desk/grades' })
    await vi.waitFor(() => expect(text()).toContain('合计'), { timeout: 20_000 })
    expect(text()).toContain('农业农村局')
    expect(text()).toContain('内容一般 1')
    expect(text()).not.toContain('上屏镇')
    await desk.choose('只看有评价的单位')
    const files = desk.wrapper.findAll('a[download]').map((link) => link.attributes('href'))
    expect(files).toEqual([
      expect.stringMatching(/^\/api\/desk\/grades\.xlsx\?period=\d{4}-\d{2}$/),
      expect.stringMatching(/^\/api\/desk\/grades\.csv\?period=\d{4}-\d{2}$/),
    ])
  })

  it('of one period never stand under the name of another', async () => {
    const id = await submitItem(office, '春耕农资储备到位')
    await giveAs('bianji', id)
    desk = await openDesk(office, 'bianji', { path: '/desk/grades' })
    await vi.waitFor(() => expect(text()).toContain('合计'), { timeout: 20_000 })
    const asked = () => office.requests.filter((line) => line.includes('/api/desk/grades?')).length
    const before = asked()
    void desk.wrapper.get('button[aria-label="前一个周期"]').trigger('click')
    await vi.waitUntil(() => asked() > before, { interval: 1 })
    expect(text()).not.toContain('合计')
    await desk.settle()
    expect(text()).toContain('这个时段没有评价过的稿件')
  })

  it('whose answer was lost is sent again and said once', async () => {
    const id = await submitItem(office, '春耕农资储备到位')
    await open(id)
    await desk.click('评价')
    await mark('价值', '中')
    office.faults.add('answer lost')
    await desk.click('保存评价')
    expect(desk.dialog()?.get('[role=alert]').text()).not.toBe('')
    office.faults.clear()
    await desk.click('保存评价')
    expect(desk.dialog()).toBeUndefined()
    const { grades } = await (await office.as('bianji02')).get(`/api/desk/items/${id}/grades`)
    expect(grades).toHaveLength(1)
  })

  it('says that a grade or the table could not be read, and reads it again', async () => {
    const id = await submitItem(office, '春耕农资储备到位')
    await open(id)
    office.faults.add('no network')
    await desk.click('评价')
    await mark('价值', '中')
    await desk.click('保存评价')
    expect(desk.dialog()?.get('[role=alert]').text()).not.toBe('')
    desk.wrapper.unmount()
    desk = await openDesk(office, 'bianji', { path: '/desk/grades/2026-01' })
    await vi.waitFor(() => expect(text()).toContain('没有读到稿件评价'), { timeout: 20_000 })
    office.faults.clear()
    await desk.click('重试')
    expect(text()).toContain('这个时段没有评价过的稿件')
    expect(desk.path()).toBe('/desk/grades/2026-01')
  })
})

describe('价值提示 beside 查重', { timeout: 60_000 }, () => {
  it('names the doubt with its passage, and says so where there is none', async () => {
    const [poor = '', good = ''] = await submitItems(office, [
      { title: '水利局召开全体职工大会', body: '4月8日，县水利局召开全体职工大会。全局干部参加会议。' },
      { title: '校车缺口待补', body: '座位缺口1880个，原因是车辆老旧。建议统筹城乡公交。' },
    ])
    await open(poor)
    const notes = () => desk.wrapper.get('section[aria-labelledby=value-notes-title]')
    expect(notes().text()).toContain('只写了召开会议')
    expect(notes().get('mark').text()).toContain('召开全体职工大会')
    expect(notes().text()).toContain('没有写建议')
    desk.wrapper.unmount()
    await open(good)
    expect(notes().text()).toContain('没有发现价值方面的疑问')
  })
})
