import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import HistoryScreen from '../../../src/field/screens/HistoryScreen.vue'
import { HOUR, itemIdOf, NOW } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'
import { draw, press, readText } from '../components/stand-ins.ts'

const id = itemIdOf(1)
const versions = [
  { number: 7, at: NOW, text: makeText({ body: '车程22分钟' }), notes: [] },
  { number: 3, at: NOW - HOUR, text: makeText({ body: '车程75分钟' }), notes: [] },
]

async function drawHistory(changes: object = {}) {
  vi.setSystemTime(NOW)
  const restore = vi.fn(async () => 'restored')
  const history = {
    status: 'ready',
    versions,
    current: { text: makeText({ body: '车程22分钟' }), notes: [] },
    canRestore: true,
    load: vi.fn(),
    restore,
    ...changes,
  }
  const drawn = await draw(HistoryScreen, {
    props: { id },
    stores: { history },
    path: `/items/${id}/history`,
  })
  return { ...drawn, history, restore }
}

async function choose(wrapper: Awaited<ReturnType<typeof drawHistory>>['wrapper'], index: number) {
  await wrapper.findAll('button[aria-pressed]')[index]?.trigger('click')
  await flushPromises()
}

describe('历史版本', () => {
  it('says whose each version is as soon as one came from elsewhere', async () => {
    const plain = await drawHistory()
    expect(readText(plain.wrapper)).not.toContain('写的')
    const [mine, theirs] = versions
    const { wrapper } = await drawHistory({ versions: [{ ...theirs, deviceName: '王采的平板' }, mine] })
    const lines = wrapper.findAll('button[aria-pressed]').map((line) => line.text())
    expect(lines[0]).toContain('王采的平板写的')
    expect(lines[1]).toContain('本机写的')
  })

  it('lists versions by time, and compares the chosen one with what stands now', async () => {
    const { wrapper } = await drawHistory()
    expect(wrapper.findAll('button[aria-pressed]')).toHaveLength(2)
    await choose(wrapper, 1)
    expect(wrapper.get('del').text()).toContain('75')
    expect(wrapper.get('ins').text()).toContain('22')
  })

  it('tells versions of one minute apart by the second, and those of one second by a number', async () => {
    const at = (seconds: number) => NOW - HOUR + seconds * 1000
    const near = [
      { number: 9, at: NOW },
      { number: 6, at: at(41) },
      { number: 5, at: at(41) },
      { number: 4, at: at(9) },
    ].map((version) => ({ ...version, text: makeText({ body: `正文${version.number}` }), notes: [] }))
    const { wrapper } = await drawHistory({ versions: near })
    expect(wrapper.findAll('.moment').map((moment) => moment.text())).toEqual([
      '今天 10:00',
      '今天 09:00:41 · 2',
      '今天 09:00:41 · 1',
      '今天 09:00:09',
    ])
    await choose(wrapper, 3)
    expect(readText(wrapper)).toContain('今天 09:00:09 的一版与现在相比')
  })

  it('says in words what is removed and added, for those who do not see the marks', async () => {
    const { wrapper } = await drawHistory()
    await choose(wrapper, 1)
    expect(readText(wrapper)).toMatch(/车程 ?〔删去：75〕 ?〔新增：22〕 ?分钟/)
  })

  it('brings a version back and opens the editor', async () => {
    const { wrapper, restore, router } = await drawHistory()
    await choose(wrapper, 1)
    await press('恢复这一版')
    expect(restore).toHaveBeenCalledWith(id, 3)
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(`/write/${id}`), 5000)
  })

  it('says why it was not brought back', async () => {
    const { wrapper } = await drawHistory({ restore: async () => 'locked' })
    await choose(wrapper, 1)
    await press('恢复这一版')
    expect(wrapper.get('[role=alert]').text()).toContain('另一个窗口')
  })

  it('of a submitted item can be read, not brought back', async () => {
    const { wrapper } = await drawHistory({ canRestore: false })
    await choose(wrapper, 1)
    expect(readText(wrapper)).toContain('只能查看')
    expect(readText(wrapper)).not.toContain('恢复这一版')
  })

  it('explains itself while there is none', async () => {
    expect(readText((await drawHistory({ versions: [] })).wrapper)).toContain('还没有历史版本')
  })
})
