import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keyPointsList } from '../../src/protocol/key-points.ts'
import { parse } from '../../src/protocol/parse.ts'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, type Desk } from './open-desk.ts'

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

async function open(account = 'bianji') {
  desk = await openDesk(office, account, { path: '/desk/key-points' })
  // The room is a chunk of its own.
  await vi.waitFor(() => expect(text()).toContain('各期要点'), { timeout: 20_000 })
  await desk.settle()
}
const text = () => desk.wrapper.get('main').text()

/** Fills the dialog of a new set for all units. */
async function fillDraft(title: string) {
  await desk.click('起草要点')
  await desk.type('标题', title)
  await desk.type('要点', '秋粮收购进度')
  await desk.type('要报什么', '进度、价格、农户意愿。')
}

describe('报送要点 at the desk', { timeout: 60_000 }, () => {
  it('says what is missing before anything is asked of the office', async () => {
    await open()
    await desk.click('起草要点')
    const asked = office.requests.length
    await desk.click('印发')
    expect(desk.dialog()?.text()).toContain('请写标题。')
    expect(office.requests.length).toBe(asked)
  })

  it('are kept as a draft that is written on, and published from there', async () => {
    await open()
    await fillDraft('本月要点')
    await desk.click('存为草稿')
    expect(text()).toMatch(/本月要点.*草稿/)
    await desk.click('继续起草')
    expect(desk.field('标题')).toBe('本月要点')
    await desk.click('印发')
    expect(text()).toContain('已印发')
    expect(desk.button('删除草稿：本月要点')).toBeUndefined()
    await desk.click('已读 0 / 2 个单位')
    expect(desk.dialog()?.text()).toContain('农业农村局')
  })

  it('are thrown away as a draft once that is confirmed', async () => {
    await open()
    await fillDraft('写错的要点')
    await desk.click('存为草稿')
    await desk.click('删除草稿：写错的要点')
    expect(desk.dialog()?.text()).toContain('删除后不能恢复')
    await desk.click('取消')
    expect(text()).toContain('写错的要点')
    await desk.click('删除草稿：写错的要点')
    await desk.click('删除')
    expect(text()).not.toContain('写错的要点')
  })

  it('stay when a colleague went on with the draft, which is then shown', async () => {
    await open()
    await fillDraft('两人写的要点')
    await desk.click('存为草稿')
    const colleague = await office.as('bianji02')
    const list = parse(keyPointsList, await colleague.get('/api/desk/key-points'))
    if (!list.ok) throw new Error('no list')
    const [set] = list.value.sets
    if (set === undefined) throw new Error('no set')
    const { id, rev, span, audience } = set
    const points = set.points.map(({ id: pointId, title, words, dueOn, source, decision }) => {
      return { id: pointId, title, words, dueOn, source, decision }
    })
    const body = { baseRev: rev, isPublished: false, title: '同事改过的要点', span, audience, points }
    await colleague.put(`/api/desk/key-points/${id}`, body)
    await desk.click('删除草稿：两人写的要点')
    await desk.click('删除')
    expect(text()).toContain('同事改过的要点')
  })

  it('are read by a leader, who drafts and deletes nothing', async () => {
    await open()
    await fillDraft('本月要点')
    await desk.click('印发')
    desk.wrapper.unmount()
    await open('lingdao')
    expect(text()).toContain('本月要点')
    expect(desk.button('起草要点')).toBeUndefined()
  })

  it('that could not be had are asked for once more', async () => {
    office.faults.add('no network')
    await open()
    expect(text()).toContain('要点读不出来')
    office.faults.clear()
    await desk.click('重试')
    expect(text()).toContain('这一年还没有要点')
  })
})
