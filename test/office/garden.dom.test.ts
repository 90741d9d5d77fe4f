import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, saySomething, submitItem, type Desk } from './open-desk.ts'

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

async function open(room: 'notices' | 'exemplars' | 'suggestions', account = 'bianji') {
  desk = await openDesk(office, account, { path: `/desk/${room}` })
  // The room is a chunk of its own.
  await vi.waitFor(() => desk.wrapper.get('.tabs'), 10_000)
  await desk.settle()
}
const text = () => desk.wrapper.get('main').text()

/** Writes into the field under a label, of whichever kind it is. */
async function fill(label: string, value: string) {
  await desk.type(label, value)
  await desk.settle()
}

describe('公告 at the desk', { timeout: 20_000 }, () => {
  it('are posted once every field is there, and withdrawn with a reason', async () => {
    await open('notices')
    expect(text()).toContain('还没有公告')
    await desk.click('发布公告')
    await desk.click('发布')
    expect(desk.dialog()?.text()).toMatch(/请填写标题.*请填写内容/)
    await fill('标题', '近期需求')
    await fill('内容', '数字要有出处。')
    await fill('发给', 'classes')
    await desk.click('发布')
    expect(desk.dialog()?.text()).toContain('请选择发给谁')
    await desk.choose('乡镇（1 个）')
    await desk.click('发布')
    expect(text()).toMatch(/近期需求.*乡镇.*数字要有出处/)
    await desk.click('撤回公告：近期需求')
    await desk.click('确定')
    expect(desk.dialog()?.text()).toContain('请写明原因')
    await fill('原因', '时间写错')
    await desk.click('确定')
    expect(text()).toMatch(/已撤回.*撤回：时间写错/)
    expect(desk.button('撤回公告：近期需求')).toBeUndefined()
  })

  it('that met no network are still in the dialog, and go with the next try', async () => {
    await open('notices')
    await desk.click('发布公告')
    office.faults.add('no network')
    await fill('标题', '近期需求')
    await fill('内容', '数字要有出处。')
    await desk.click('发布')
    // What was typed is still there, and can be sent when the network is back.
    office.faults.clear()
    await desk.click('发布')
    expect(text()).toMatch(/近期需求.*全部单位/)
  })

  it('are a leader’s to read only', async () => {
    await open('notices', 'lingdao')
    expect(desk.button('发布公告')).toBeUndefined()
    expect(desk.path()).toBe('/desk/notices')
  })
})

describe('优稿库 at the desk', { timeout: 20_000 }, () => {
  it('takes a text from elsewhere with its source, and gives it out again', async () => {
    await open('exemplars')
    await desk.click('加入优稿')
    await fill('稿件来源', 'elsewhere')
    await fill('出处（单位、刊物、期号）', '市政府办《每日要情》')
    await fill('标题', '三张清单管好小水库')
    await fill('正文', '责任到人。')
    await desk.click('加入')
    expect(desk.dialog()?.text()).toContain('请写明好在哪里')
    await fill('点评：好在哪里', '题目就是做法')
    await fill('标签', '水利，清单')
    expect(desk.dialog()?.text()).toContain('全文对所有单位可见')
    await desk.click('加入')
    expect(text()).toMatch(/三张清单管好小水库.*水利.*清单.*市政府办《每日要情》.*点评：题目就是做法/)
    await desk.click('移出优稿库：三张清单管好小水库')
    await fill('原因', '有更好的')
    await desk.click('确定')
    expect(text()).toMatch(/已移出.*移出：有更好的/)
  })

  it('offers what was adopted, and takes its text and names', async () => {
    const itemId = await submitItem(office, '晚稻机收过八成')
    await submitItem(office, '还没有采用的')
    const editor = await office.as('bianji02')
    const { periodicals } = await editor.get('/api/desk/periodicals')
    const adopted = { type: 'adopted', periodicalId: periodicals[0].id, issue: 3, form: 'brief' }
    const decision = { ...adopted, id: randomUUID(), baseRev: 1 }
    await editor.post(`/api/desk/items/${itemId}/decisions`, decision)
    await open('exemplars')
    await desk.click('加入优稿')
    await desk.settle()
    const offered = desk.dialog()?.findAll('button.line') ?? []
    expect(offered.map((line) => line.text())).toEqual([expect.stringContaining('晚稻机收过八成')])
    await offered[0]?.trigger('click')
    await fill('点评：好在哪里', '数字清楚')
    await desk.click('加入')
    expect(text()).toMatch(/晚稻机收过八成.*农业农村局 nongye01/)
  })
})

it('an adopted item goes into 优稿库 from beside its text', { timeout: 20_000 }, async () => {
  const itemId = await submitItem(office, '晚稻机收过八成')
  const editor = await office.as('bianji02')
  const { periodicals } = await editor.get('/api/desk/periodicals')
  desk = await openDesk(office, 'bianji', { path: `/desk/items/${itemId}` })
  expect(desk.button('加入优稿库')).toBeUndefined()
  const adopted = { type: 'adopted', periodicalId: periodicals[0].id, issue: 3, form: 'brief' }
  await editor.post(`/api/desk/items/${itemId}/decisions`, { ...adopted, id: randomUUID(), baseRev: 1 })
  await vi.waitFor(() => expect(desk.button('加入优稿库')).toBeDefined(), 10_000)
  await desk.click('加入优稿库')
  expect(desk.dialog()?.text()).toContain('晚稻机收过八成')
  await fill('点评：好在哪里', '数字清楚')
  await desk.click('加入')
  expect(desk.said()).toContain('已加入优稿库')
  const { exemplars } = await editor.get('/api/desk/exemplars')
  expect(exemplars).toMatchObject([{ title: '晚稻机收过八成', source: { kind: 'item', itemId } }])
})

describe('意见投诉 at the desk', { timeout: 20_000 }, () => {
  it('are answered under one’s name, and counted as long as they wait', async () => {
    await saySomething(office, 'opinion', '退回理由写具体些。')
    await open('suggestions')
    expect(desk.wrapper.get('.tabs').text()).toMatch(/意见投诉\s*1/)
    expect(text()).toMatch(/意见 · 农业农村局 nongye01.*答复期限.*退回理由写具体些/)
    await desk.click('发出答复')
    expect(text()).toContain('请写下答复')
    await fill('答复', '以后写明。')
    await desk.click('发出答复')
    expect(text()).toContain('没有待答复的')
    await desk.click('已答复 1')
    expect(text()).toMatch(/已按时答复.*以后写明.*bianji/)
  })

  it('that a colleague answered first are shown as they are, and what was typed is refused', async () => {
    const id = await saySomething(office, 'opinion', '退回理由写具体些。')
    await open('suggestions')
    const colleague = await office.as('bianji02')
    await colleague.post(`/api/desk/suggestions/${id}/answers`, { rev: 1, words: '先答了' })
    await fill('答复', '后答的')
    await desk.click('发出答复')
    await desk.settle()
    await desk.click('已答复 1')
    expect(text()).toContain('先答了')
    expect(text()).not.toContain('后答的')
  })

  it('show complaints to a leader and not to an editor', async () => {
    await saySomething(office, 'complaint', '一天催三次。')
    await open('suggestions')
    expect(text()).toContain('投诉由领导和主任办理')
    expect(text()).not.toContain('一天催三次')
    desk.wrapper.unmount()
    await open('suggestions', 'lingdao')
    expect(text()).toMatch(/投诉 · 农业农村局.*一天催三次/)
  })
})
