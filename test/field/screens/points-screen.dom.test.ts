import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Month } from '../../../src/domain/calendar/month.ts'
import type { KnownAppeal } from '../../../src/field/local/appeals.ts'
import type { FullStanding } from '../../../src/field/local/standing.ts'
import PointsScreen from '../../../src/field/screens/PointsScreen.vue'
import { pointsIn } from '../../../src/field/stores/own-points.ts'
import { itemIdOf, NOW, unitIdOf } from '../../support/make-ids.ts'
import { at, makeRecord } from '../../support/make-month.ts'
import { makePolicy } from '../../support/make-policy.ts'
import { setLocale } from '../../../src/ui/words/words.ts'
import { draw, findButton, makeEntry, press, readText } from '../components/stand-ins.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  return () => vi.useRealTimers()
})

const match = {
  unitClassIds: null,
  categories: null,
  origins: null,
  levels: null,
  outlets: null,
  forms: null,
  ranks: null,
}
const policy = {
  ...makePolicy(),
  scoring: {
    ...makePolicy().scoring,
    rules: [
      {
        kind: 'occasion' as const,
        id: 'county',
        name: '县级采用',
        occasion: 'adopted' as const,
        match,
        points: { kind: 'fixed' as const, points: 5 },
        statement: null,
      },
    ],
  },
}
const use = { at: NOW, level: 'county', outlet: '望澜政务信息', form: 'single' } as const
const entry = {
  id: 'entry-1',
  unitId: unitIdOf(1),
  itemId: null,
  occasion: 'other' as const,
  at: NOW,
  words: '迟报一次',
  evidence: '值班电话记录',
  points: -3,
  enteredBy: '编辑甲',
  enteredAt: NOW,
  confirmation: { status: 'open' as const },
}

const closedWithout = {
  period: '2026-11' as Month,
  closedAt: NOW - 3_600_000,
  unitId: unitIdOf(1),
  lines: [],
  hundredths: 0,
}

async function drawPoints(standing: Partial<FullStanding>, appeal = vi.fn(async () => 'waiting')) {
  const base = at({ policies: [policy], records: [makeRecord(1, { uses: [use] })] })
  const known = {
    ...base,
    standing: { ...base.standing, entries: [], appeals: [], closedPeriods: [], ...standing },
  }
  const mine = makeEntry({ id: itemIdOf(1) })
  const entries = {
    status: 'ready',
    entries: [mine],
    find: (id: string) => (id === mine.id ? mine : undefined),
  }
  const stores = {
    standing: { status: 'ready', at: known, appeal, retry: vi.fn(), follow: () => vi.fn() },
    entries,
  }
  const key = pointsIn('2026-11' as Month, known).lines[0]?.line.key ?? ''
  return { ...(await draw(PointsScreen, { stores })), appeal, key }
}

const appealOf = (lineKey: string, changes: Partial<KnownAppeal>): KnownAppeal => ({
  id: 'appeal-1',
  unitId: unitIdOf(1),
  lineKey,
  words: '漏计一次',
  madeBy: '王采',
  madeAt: NOW,
  answer: null,
  isWaiting: false,
  ...changes,
})

describe('得分', () => {
  it('gives the sum of the unit and of own items, and each line with its arithmetic and version', async () => {
    const { wrapper } = await drawPoints({})
    expect(readText(wrapper)).toContain('本单位合计5 分')
    expect(readText(wrapper)).toContain('其中本人稿件5 分')
    expect(readText(wrapper.get('.point'))).toContain('县级采用5 分')
    expect(readText(wrapper.get('.point'))).toContain('第 1 版规定')
  })

  it('says of each line who confirmed it, and that a fixed value is one', async () => {
    const uses = [{ ...use, by: '刘编辑' }]
    const named = await drawPoints({ records: [makeRecord(1, { uses })] })
    expect(readText(named.wrapper.get('.point'))).toContain('固定 5 分')
    expect(readText(named.wrapper.get('.point'))).toContain('由刘编辑记录确认')
    named.wrapper.unmount()
    const { wrapper } = await drawPoints({})
    expect(readText(wrapper.get('.point'))).toContain('由办公室记录确认')
  })

  it('names an entry that waits for its second person as not counting', async () => {
    const { wrapper } = await drawPoints({ entries: [entry] })
    expect(readText(wrapper)).toContain('尚未确认的登记')
    expect(readText(wrapper)).toContain('等第二人确认，不计分')
    expect(readText(wrapper)).toContain('本单位合计5 分')
  })

  it('says why a line does not count in the language of the page', async () => {
    const { wrapper } = await drawPoints({ entries: [entry] })
    expect(readText(wrapper)).toContain('−3 → 0（尚未经第二人确认，不计分）')
    await setLocale('en')
    await flushPromises()
    expect(readText(wrapper)).toContain('−3 → 0 (not yet confirmed by a second person, does not count)')
    await setLocale('zh-CN')
  })

  it('takes an objection to a line and hands it on with the line’s key', async () => {
    const { wrapper, appeal } = await drawPoints({})
    await press('申诉 县级采用')
    const sheet = document.querySelector('dialog')
    const field = sheet?.querySelector('textarea')
    if (field == null) throw new Error('there is no field for the reason')
    field.value = '市里也采用了'
    field.dispatchEvent(new Event('input'))
    await press('提交申诉')
    expect(appeal).toHaveBeenCalledWith(expect.any(String), '市里也采用了')
    expect(wrapper.find('textarea').exists()).toBe(false)
  })

  it('makes one objection of a double tap', async () => {
    const appeal = vi.fn(async () => 'waiting')
    await drawPoints({}, appeal)
    await press('申诉 县级采用')
    const field = document.querySelector('dialog textarea')
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('there is no field for the reason')
    field.value = '市里也采用了'
    field.dispatchEvent(new Event('input'))
    const button = findButton('提交申诉')
    button.click()
    button.click()
    await flushPromises()
    expect(appeal).toHaveBeenCalledTimes(1)
  })

  it('says why an objection could not be kept, and keeps the words', async () => {
    await drawPoints(
      {},
      vi.fn(async () => 'missing'),
    )
    await press('申诉 县级采用')
    await press('提交申诉')
    expect(document.querySelector('dialog')?.textContent).toContain('请先写理由')
  })

  it('shows where an objection is, and the office’s answer to it', async () => {
    const { wrapper, key } = await drawPoints({})
    expect(readText(wrapper)).not.toContain('申诉：')
    wrapper.unmount()
    const waiting = await drawPoints({ appeals: [appealOf(key, { isWaiting: true })] })
    expect(readText(waiting.wrapper)).toContain('申诉在本机待发')
    expect(() => findButton('申诉 县级采用')).toThrow()
    waiting.wrapper.unmount()
    const answer = { isUpheld: false, words: '只采用一次', by: '信息科', at: NOW }
    const answered = await drawPoints({ appeals: [appealOf(key, { answer })] })
    expect(readText(answered.wrapper)).toContain('申诉不成立：只采用一次（信息科，')
  })

  it('says of a closed period since when, in both languages, and shows what was stored whatever is known since', async () => {
    const { wrapper } = await drawPoints({ closedPeriods: [closedWithout] })
    expect(readText(wrapper)).toContain('本期已于今天 09:00封存，明细和分数以封存时为准')
    expect(readText(wrapper)).toContain('本单位合计0 分')
    expect(readText(wrapper)).toContain('封存时没有记录到得分')
    expect(wrapper.find('.point').exists()).toBe(false)
    await setLocale('en')
    await flushPromises()
    expect(readText(wrapper)).toContain('The office closed this period: today 09:00.')
    await setLocale('zh-CN')
  })

  it('says nothing of closing while the period is open', async () => {
    const past = { ...closedWithout, period: '2026-10' as Month }
    const { wrapper } = await drawPoints({ closedPeriods: [past] })
    expect(readText(wrapper)).not.toContain('封存')
    expect(readText(wrapper)).toContain('本单位合计5 分')
  })

  it('says that the office has no points', async () => {
    const { wrapper } = await drawPoints({ policies: [makePolicy()] })
    expect(readText(wrapper)).toContain('办公室没有规定计分')
  })
})
