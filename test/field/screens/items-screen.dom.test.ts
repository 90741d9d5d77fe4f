import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import ItemsScreen from '../../../src/field/screens/ItemsScreen.vue'
import { DAY, itemIdOf, NOW } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'
import { draw, makeEntry, press, readText } from '../components/stand-ins.ts'

const thousand = Array.from({ length: 1000 }, (_, n) =>
  makeEntry({
    id: itemIdOf(n),
    text: makeText({ title: `第${n}篇` }),
    updatedAt: NOW - n * DAY,
    delivery: { status: n === 0 ? 'waiting' : 'on_phone' },
  }),
)

async function drawItems(entries = thousand, path = '/items') {
  const store = { status: 'ready', entries, drafts: [], find: () => undefined }
  return draw(ItemsScreen, { stores: { entries: store }, path })
}

describe('稿件', () => {
  it('draws a thousand entries by fifties, newest first', async () => {
    const { wrapper } = await drawItems()
    expect(wrapper.findAll('a.line')).toHaveLength(50)
    expect(wrapper.get('a.line').text()).toContain('第0篇')
    await press('再看一些（还有 950 篇）')
    expect(wrapper.findAll('a.line')).toHaveLength(100)
  })

  it('groups by month', async () => {
    const { wrapper } = await drawItems()
    const titles = wrapper.findAll('h2').map((title) => title.text())
    expect(titles).toEqual(['2026年11月', '2026年10月'])
  })

  it('shows what the chip names, keeps it in the address, and counts each', async () => {
    const { wrapper, router } = await drawItems()
    const chip = wrapper.findAll('button[aria-pressed]').find((button) => button.text() === '待发 1')
    await chip?.trigger('click')
    await flushPromises()
    expect(wrapper.findAll('a.line')).toHaveLength(1)
    expect(router.currentRoute.value.query).toEqual({ filter: 'waiting' })
  })

  it('finds by title, and says so when nothing is found', async () => {
    const { wrapper } = await drawItems()
    await wrapper.get('input[type=search]').setValue('第77篇')
    expect(wrapper.findAll('a.line')).toHaveLength(1)
    await wrapper.get('input[type=search]').setValue('没有这个')
    expect(readText(wrapper)).toContain('没有符合的稿件')
  })

  it('invites to write while there is nothing', async () => {
    const { wrapper } = await drawItems([])
    expect(readText(wrapper)).toContain('还没有稿件')
    expect(wrapper.get('button').text()).toBe('写第一篇')
  })
})
