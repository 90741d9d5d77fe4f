import { describe, expect, it, vi } from 'vitest'
import LaterCards from '../../../../src/field/components/today/LaterCards.vue'
import TopicsCard from '../../../../src/field/components/key-points/TopicsCard.vue'
import { itemIdOf } from '../../../support/make-ids.ts'
import { draw, findButton, press, readText } from '../stand-ins.ts'

function promptOf(changes: object = {}) {
  return {
    kind: 'topic',
    key: 't1',
    title: '国庆假期前安全检查',
    occasion: 'holiday',
    phase: 'before',
    words: '检查出的隐患和整改',
    from: '2026-10-01',
    until: '2026-10-07',
    draftId: null,
    sent: 0,
    ...changes,
  }
}
const results = {
  kind: 'results',
  key: itemIdOf(1),
  title: '管护改革',
  decisionName: '农村公路管护改革',
  from: '2026-11-01',
  until: '2027-01-30',
  draftId: null,
  sent: 0,
}

const drawCard = (store: object) =>
  draw(TopicsCard, { stores: { topics: { status: 'ready', prompts: [], ...store } } })

describe('近期选题', () => {
  it('says so when nothing is asked, and when it could not be read', async () => {
    expect(readText((await drawCard({})).wrapper)).toContain('近期没有')
    const retry = vi.fn()
    await drawCard({ status: 'failed', retry })
    await press('重试')
    expect(retry).toHaveBeenCalled()
  })

  it('says what is wanted and when, and begins the text', async () => {
    const write = vi.fn(async () => itemIdOf(2))
    const prompt = promptOf()
    const { wrapper, router } = await drawCard({ prompts: [prompt], write })
    expect(readText(wrapper)).toMatch(
      /国庆假期前安全检查.*10月1日开始，请提前报.*10月1日至10月7日.*隐患和整改/,
    )
    await press('写这篇：国庆假期前安全检查')
    expect(write).toHaveBeenCalledWith(prompt)
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(`/write/${itemIdOf(2)}`), 5000)
  })

  it('goes on with what was begun, and says what was sent', async () => {
    const { wrapper } = await drawCard({ prompts: [promptOf({ draftId: itemIdOf(3), sent: 1 })] })
    expect(readText(wrapper)).toContain('本机已报 1 篇')
    expect(findButton('接着写：国庆假期前安全检查').textContent).toContain('接着写')
  })

  it('a decision is asked after in its own words, and an adopted item for its results', async () => {
    const decision = promptOf({ occasion: 'decision', phase: 'during' })
    const { wrapper } = await drawCard({ prompts: [decision, results] })
    expect(readText(wrapper)).toMatch(/出台后：报干部群众的真实反映.*《管护改革》采用以后.*成效和经验/)
  })

  it('says so when this phone could not keep the draft', async () => {
    const { wrapper } = await drawCard({ prompts: [promptOf()], write: async () => null })
    await press('写这篇：国庆假期前安全检查')
    expect(readText(wrapper)).toContain('本机没有存下草稿')
  })
})

describe('近期选题 on 今日', () => {
  const drawToday = (prompts: object[]) =>
    draw(LaterCards, { stores: { topics: { status: 'ready', prompts } } })

  it('stands there only while something is wanted that this phone has not sent', async () => {
    expect(readText((await drawToday([])).wrapper)).not.toContain('近期选题')
    expect(readText((await drawToday([promptOf({ sent: 1 })])).wrapper)).not.toContain('近期选题')
    expect(readText((await drawToday([promptOf()])).wrapper)).toMatch(/近期选题.*全部近期选题（1 条）.*线索/)
  })

  it('shows two, and the way to the others', async () => {
    const prompts = ['甲题', '乙题', '丙题'].map((title) => promptOf({ key: title, title }))
    const text = readText((await drawToday(prompts)).wrapper)
    expect(text).toContain('乙题')
    expect(text).not.toContain('丙题')
    expect(text).toContain('全部近期选题（3 条）')
  })
})
