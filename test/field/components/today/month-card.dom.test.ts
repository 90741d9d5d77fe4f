import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ANY_RECORD } from '../../../../src/domain/policy/quota-rule.ts'
import { startingPolicy } from '../../../../src/domain/policy/starting-policy.ts'
import type { FirstQuotaRule } from '../../../../src/domain/policy/upgrade-policy.ts'
import type { Component } from 'vue'
import type { ItemId } from '../../../../src/domain/ids.ts'
import MonthLinesCard from '../../../../src/field/components/me/MonthLinesCard.vue'
import ReviewCard from '../../../../src/field/components/reviews/ReviewCard.vue'
import MonthCard from '../../../../src/field/components/today/MonthCard.vue'
import { itemIdOf, NOW, shanghai } from '../../../support/make-ids.ts'
import { makeMonth, makeRecord, makeWaiting, officer } from '../../../support/make-month.ts'
import { makePolicy, makeQuota, makeRule } from '../../../support/make-policy.ts'
import { draw, readText } from '../stand-ins.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  return () => vi.useRealTimers()
})

const newsRule = makeRule({ id: 'news', categories: ['news'], minimum: 2 })
const deepRule = makeRule({ id: 'deep', categories: ['problem', 'research', 'advice'], minimum: 1 })

async function drawCard({
  rules,
  news = 0,
  waitingNews = 0,
  confirmedAt = shanghai('2026-11-20T09:05'),
}: {
  rules: FirstQuotaRule[]
  news?: number
  waitingNews?: number
  confirmedAt?: number | null
}) {
  const progress = makeMonth({
    policies: [makePolicy({ quotas: rules })],
    records: Array.from({ length: news }, (_, n) => makeRecord(n + 1)),
    waiting: Array.from({ length: waitingNews }, (_, n) => makeWaiting(n + 50)),
  })
  const stores = { progress: { status: 'ready', progress, confirmedAt, month: '2026-11' } }
  return draw(MonthCard, { stores })
}

describe('the month card', () => {
  it('is a region named 本月任务 that says all three counts in one sentence', async () => {
    const { wrapper } = await drawCard({ rules: [newsRule, deepRule], news: 1, waitingNews: 1 })
    const region = wrapper.get('section')
    expect(wrapper.get(`#${region.attributes('aria-labelledby')}`).text()).toBe('本月任务')
    expect(readText(region)).toContain('已完成 1 篇，共 3 篇，待发 1 篇')
  })

  it('names what is missing of each rule, and not what waits already', async () => {
    const { wrapper } = await drawCard({ rules: [newsRule, deepRule], news: 1, waitingNews: 1 })
    expect(readText(wrapper)).toContain('还需写 1 篇问题、调研或建议')
    expect(readText(wrapper)).not.toContain('篇动态')
  })

  it('says which of two like sentences is of the officer’s own part, and which of the unit', async () => {
    const quota = makeQuota({ id: 'news', minimum: 5, filter: { ...ANY_RECORD, categories: ['news'] } })
    const parts = [{ holder: { kind: 'person' as const, accountId: officer.accountId }, minimum: 3 }]
    const breakdowns = [{ quotaId: 'news', unitId: officer.unitId, parts }]
    const policies = [{ ...startingPolicy(shanghai('2026-01-01T00:00')), quotas: [quota], breakdowns }]
    const progress = makeMonth({ policies, records: [makeRecord(1)] })
    const stores = { progress: { status: 'ready', progress, confirmedAt: NOW, month: '2026-11' } }
    const { wrapper } = await draw(MonthCard, { stores })
    const sentences = wrapper.findAll('.verdict').map(readText)
    expect(sentences.filter((each) => each.startsWith('还需写 4 篇动态'))).toHaveLength(1)
    expect(sentences.filter((each) => each.startsWith('本人：还需写 2 篇动态'))).toHaveLength(1)
  })

  it('tells the confirmed apart from the waiting, each by its name', async () => {
    const { wrapper } = await drawCard({ rules: [newsRule], news: 1, waitingNews: 1 })
    expect(readText(wrapper)).toContain('办公室已确认 1 篇 · 09:05 更新')
    expect(readText(wrapper)).toContain('1 篇在本机待发，送达后才计入')
  })

  it('names apart, on 今日 and on 我的 alike, what the unit is still signing of the confirmed', async () => {
    const drawn = async (component: Component, props: object, withUnit: ItemId[]) => {
      const records = [
        makeRecord(1),
        makeRecord(2),
        makeRecord(3, { reportedAt: shanghai('2026-10-20T09:00') }),
      ]
      const progress = makeMonth({ policies: [makePolicy({ quotas: [newsRule] })], records, withUnit })
      const stores = { progress: { status: 'ready', progress, confirmedAt: NOW, month: '2026-11' } }
      return readText((await draw(component, { props: { ...props }, stores })).wrapper)
    }
    // The third came last month: it is none of this month's.
    const signing = [itemIdOf(2), itemIdOf(3)]
    const sentence = '其中 1 篇本单位审签中，签完才由办公室办理'
    expect(await drawn(ReviewCard, { now: NOW, place: 'month' }, signing)).toBe(sentence)
    expect(await drawn(MonthLinesCard, {}, signing)).toContain(sentence)
    expect(await drawn(ReviewCard, { now: NOW, place: 'month' }, [])).toBe('')
    expect(await drawn(MonthLinesCard, {}, [])).not.toContain('审签')
  })

  it('never calls a month done that only waiting items would fill', async () => {
    const { wrapper } = await drawCard({ rules: [newsRule], news: 1, waitingNews: 1 })
    expect(readText(wrapper)).toContain('待发的送达后，本月任务即完成')
    expect(readText(wrapper)).not.toContain('本月任务已完成')
  })

  it('calls a month done that the office has confirmed', async () => {
    const { wrapper } = await drawCard({ rules: [newsRule], news: 2 })
    expect(readText(wrapper)).toContain('本月任务已完成')
  })

  it('says that the office set no task, with zero as the whole', async () => {
    const { wrapper } = await drawCard({ rules: [], news: 2 })
    expect(readText(wrapper)).toContain('已完成 2 篇，共 0 篇，待发 0 篇')
    expect(readText(wrapper)).toContain('办公室没有给本单位定本月任务')
  })

  it('says nothing of the task before the office has been reached', async () => {
    const { wrapper } = await drawCard({ rules: [], waitingNews: 1, confirmedAt: null })
    expect(readText(wrapper)).toContain('办公室的数还没有取到，这里只有本机的数')
    expect(readText(wrapper)).not.toContain('没有给本单位定')
  })

  it('says what to do when the records cannot be read', async () => {
    const stores = { progress: { status: 'failed', progress: null, confirmedAt: null, month: '2026-11' } }
    const { wrapper } = await draw(MonthCard, { stores })
    expect(readText(wrapper)).toContain('没能算出本月进度')
  })
})
