import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import ProgressScreen from '../../../src/field/screens/ProgressScreen.vue'
import type { Standing } from '../../../src/field/local/standing.ts'
import { itemIdOf, NOW, shanghai } from '../../support/make-ids.ts'
import { at, makeRecord, makeWaiting } from '../../support/make-month.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'
import { draw, findButton, makeEntry, press, readText } from '../components/stand-ins.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  return () => vi.useRealTimers()
})

const policies = [{ ...makePolicy(), quotas: [makeQuota()] }]

async function drawProgress(standing: Partial<Standing> | undefined, changes: object = {}) {
  const store = {
    status: standing === undefined ? 'loading' : 'ready',
    at: standing === undefined ? undefined : at(standing),
    retry: vi.fn(),
    follow: () => vi.fn(),
    ...changes,
  }
  const mine = makeEntry({ id: itemIdOf(1) })
  const entries = {
    status: 'ready',
    entries: [mine],
    find: (id: string) => (id === mine.id ? mine : undefined),
  }
  return { ...(await draw(ProgressScreen, { stores: { standing: store, entries } })), store }
}

describe('进度', () => {
  it('says so while it reads, and when it cannot, with a way to try again', async () => {
    expect(readText((await drawProgress(undefined)).wrapper)).toContain('正在读取本机的记录')
    const { wrapper, store } = await drawProgress(undefined, { status: 'failed' })
    expect(readText(wrapper)).toContain('没能读出本机的记录')
    await press('重试')
    expect(store.retry).toHaveBeenCalledTimes(1)
  })

  it('tells confirmed from waiting, and as of when the office confirmed', async () => {
    const { wrapper } = await drawProgress({ policies, records: [makeRecord(1)], waiting: [makeWaiting(2)] })
    expect(readText(wrapper)).toMatch(/办公室已确认的数截至今天 \d\d:\d\d/)
    expect(readText(wrapper)).toContain('另有 1 篇在本机待发，送达后才计入')
  })

  it('opens a number into its items: own ones lead to their page, of colleagues only kind and day', async () => {
    const records = [makeRecord(1), makeRecord(2, { authorId: null, category: 'problem' })]
    const { wrapper } = await drawProgress({ policies, records })
    await press('动态和问题 已确认：2 篇，看是哪些')
    expect(findButton('动态和问题 已确认：2 篇，看是哪些').getAttribute('aria-expanded')).toBe('true')
    expect(wrapper.findAll('a').map((link) => link.attributes('href'))).toContain(`/items/${itemIdOf(1)}`)
    expect(readText(wrapper)).toContain('同事的稿件')
  })

  it('lists the items behind a number with the newest first, whatever the order of their ids', async () => {
    const records = ['2026-11-20', '2026-11-03', '2026-11-19'].map((day, n) =>
      makeRecord(n + 1, { authorId: null, reportedAt: shanghai(`${day}T09:00`) }),
    )
    const { wrapper } = await drawProgress({ policies, records })
    await press('这个月全部报送：3 篇，看是哪些')
    expect(wrapper.findAll('.item .facts').map((line) => readText(line))).toEqual([
      expect.stringContaining('今天'),
      expect.stringContaining('昨天'),
      expect.stringContaining('11月3日'),
    ])
  })

  it('of a task of 0 says — and that nothing is missing of nothing', async () => {
    const none = [{ ...makePolicy(), quotas: [makeQuota({ minimum: 0 })] }]
    const { wrapper } = await drawProgress({ policies: none, records: [makeRecord(1)] })
    expect(readText(wrapper)).toContain('没有任务')
    expect(readText(wrapper)).toContain('任务—')
    expect(readText(wrapper)).not.toContain('超出')
  })

  it('shows — and 未规定 where the document says nothing', async () => {
    const unstated = [{ ...makePolicy(), quotas: [makeQuota({ minimum: null })] }]
    const { wrapper } = await drawProgress({ policies: unstated })
    expect(readText(wrapper)).toContain('任务— 未规定')
  })

  it('shows no task while 数量指标 is off', async () => {
    const off = [{ ...makePolicy(), quotas: [makeQuota()], hasQuantityTargets: false }]
    const { wrapper } = await drawProgress({ policies: off, records: [makeRecord(1)] })
    expect(readText(wrapper)).toContain('办公室不定数量任务')
    expect(readText(wrapper)).not.toContain('还缺')
  })

  it('goes to an earlier month and stays there, as the address says', async () => {
    const records = [makeRecord(1, { reportedAt: shanghai('2026-09-10T09:00') })]
    const { wrapper, router } = await drawProgress({ policies, records })
    await wrapper.get('select[aria-label="月份"]').setValue('2026-09')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ month: '2026-09' })
    expect(readText(wrapper)).toContain('没有完成')
  })

  it('has every figure of the chart in a table too', async () => {
    const { wrapper } = await drawProgress({ policies, records: [makeRecord(1)] })
    expect(wrapper.get('figure').attributes('aria-hidden')).toBe('true')
    const rows = wrapper.findAll('tbody > tr').map((row) => readText(row))
    expect(rows).toHaveLength(12)
    expect(rows[10]).toBe('11月1003')
  })
})
