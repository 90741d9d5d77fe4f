import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DemandList } from '../../src/protocol/demand.ts'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, type Desk } from './open-desk.ts'

// The desk's own clock stands as the office's does.
vi.setSystemTime(Date.parse('2026-11-21T10:00:00+08:00'))

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

async function open(path: string, shown: string, account = 'bianji') {
  desk = await openDesk(office, account, { path })
  // The room is a chunk of its own.
  await vi.waitFor(() => expect(text()).toContain(shown), { timeout: 20_000 })
  await desk.settle()
}
const text = () => desk.wrapper.get('main').text()

async function addTopic(title: string) {
  await desk.click('添加选题')
  await desk.type('选题', title)
  await desk.type('期间报什么', '火险和处置')
  await desk.click('保存')
}

/** Presses a link, and waits for the screen that it leads to. */
async function follow(selector: string) {
  const before = desk.path()
  await desk.wrapper.get(selector).trigger('click')
  await vi.waitFor(() => {
    expect(desk.path()).not.toBe(before)
    expect(document.activeElement?.getAttribute('data-entry')).toBe(desk.path().split('/').pop())
  })
}

describe('选题日历 at the desk', { timeout: 60_000 }, () => {
  it('says what is missing, keeps a topic and shows it in its month', async () => {
    await open('/desk/calendar', '还没有选题')
    await desk.click('添加选题')
    await desk.click('保存')
    expect(desk.dialog()?.text()).toContain('请写选题。')
    await desk.type('选题', '冬春森林防火')
    await desk.type('期间报什么', '火险和处置')
    await desk.click('保存')
    expect(text()).toMatch(/已保存.*正在提示.*冬春森林防火.*正当其时.*期间： 火险和处置/)
  })

  it('a topic becomes a key point, which names it, and shows it', async () => {
    await open('/desk/calendar', '还没有选题')
    await addTopic('冬春森林防火')
    await desk.click('转为要点：冬春森林防火')
    expect(desk.field('要点')).toBe('冬春森林防火')
    await desk.click('印发')
    expect(text()).toMatch(/已转为报送要点.*要点.*冬春森林防火/)
  })

  it('leads to the very key point that was made of a topic, and from there back to the topic', async () => {
    await open('/desk/calendar', '还没有选题')
    await addTopic('清明祭扫防火')
    await addTopic('冬春森林防火')
    await desk.click('转为要点：冬春森林防火')
    await desk.click('印发')
    await follow('.made a')
    const entry = desk.path().split('/').pop()
    expect(desk.path()).toMatch(/^\/desk\/key-points\/[0-9a-f-]{36}$/)
    expect(document.activeElement?.getAttribute('data-entry')).toBe(entry)
    expect(document.activeElement?.textContent).toContain('冬春森林防火')
    await follow('li a.link')
    expect(desk.path()).toMatch(/^\/desk\/calendar\/[0-9a-f-]{36}$/)
    expect(document.activeElement?.textContent).toContain('冬春森林防火')
    expect(document.activeElement?.textContent).not.toContain('清明祭扫防火')
  })

  it('says so when the address names what is not there', async () => {
    await open('/desk/key-points/019a0000-0000-7000-8000-000000000000', '这一年还没有要点')
    expect(text()).toContain('要找的这一条不在列表里')
    desk.wrapper.unmount()
    await open('/desk/commissions/019a0000-0000-7000-8000-000000000000', '要找的这一条不在列表里')
  })

  it('is retired once that is confirmed', async () => {
    await open('/desk/calendar', '还没有选题')
    await addTopic('冬春森林防火')
    await desk.click('停用：冬春森林防火')
    expect(desk.dialog()?.text()).toContain('不再提示')
    await desk.click('停用')
    expect(text()).not.toContain('正在提示')
    expect(text()).toContain('已停用')
  })

  it('is read by a leader, who changes nothing', async () => {
    await open('/desk/calendar', '还没有选题', 'lingdao')
    expect(desk.button('添加选题')).toBeUndefined()
  })
})

/** Another editor corrects the one demand that there is. */
async function changeAsColleague(words: string) {
  const colleague = await office.as('bianji02')
  const { demands } = (await colleague.get('/api/desk/demands')) as DemandList
  const [demand] = demands
  if (demand === undefined) throw new Error('no demand')
  const { id, rev: baseRev, leader, on, source, note } = demand
  await colleague.put(`/api/desk/demands/${id}`, { baseRev, leader, on, source, note, words })
}

describe('领导关注 at the desk', { timeout: 60_000 }, () => {
  it('reminds that nobody asked, until it is recorded that somebody did', async () => {
    await open('/desk/demands', '还没有向领导征询过')
    await desk.click('登记领导关注')
    await desk.click('保存')
    expect(desk.dialog()?.text()).toContain('请写明哪位领导')
    await desk.type('领导', '王县长')
    await desk.type('关注什么、要什么信息', '秋粮收购每周报。')
    await desk.click('保存')
    expect(text()).toMatch(/王县长.*待办.*秋粮收购每周报。/)
    expect(text()).not.toContain('还没有向领导征询过')
  })

  it('whoever saves after a colleague reads what that one wrote, and may then save over it', async () => {
    await open('/desk/demands', '登记领导关注')
    await desk.click('登记领导关注')
    await desk.type('领导', '王县长')
    await desk.type('关注什么、要什么信息', '秋粮收购每周报。')
    await desk.click('保存')
    await desk.click('改正记录')
    await changeAsColleague('改为每旬报。')
    await desk.type('关注什么、要什么信息', '改为每日报。')
    await desk.click('保存')
    const shown = desk.dialog()?.text()
    expect(shown).toMatch(/同事保存的内容.*改为每旬报。/)
    expect(shown).not.toMatch(/同事保存的内容.*王县长/)
    await desk.click('保存')
    expect(desk.dialog()).toBeUndefined()
    expect(text()).toContain('改为每日报。')
  })

  it('becomes a key point with who asked for it, and is answered', async () => {
    await open('/desk/demands', '登记领导关注')
    await desk.click('登记领导关注')
    await desk.type('领导', '王县长')
    await desk.type('关注什么、要什么信息', '秋粮收购每周报。')
    await desk.click('保存')
    await desk.click('转为要点')
    expect(desk.field('谁提出')).toBe('王县长')
    await desk.click('印发')
    expect(text()).toMatch(/已转为报送要点.*已转办/)
    await desk.click('答复')
    await desk.type('说明', '已报专题信息')
    await desk.click('确定')
    expect(text()).toMatch(/已答复.*答复： 已报专题信息/)
  })

  it('is read by a leader, who records nothing', async () => {
    await open('/desk/demands', '这里还没有记录', 'lingdao')
    expect(desk.button('登记领导关注')).toBeUndefined()
  })
})
