import { describe, expect, it, vi } from 'vitest'
import type { Receipt } from '../../../src/domain/receipt.ts'
import ItemScreen from '../../../src/field/screens/ItemScreen.vue'
import type { Entry } from '../../../src/field/stores/entries.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'
import { returned, submitted } from '../../support/make-item.ts'
import { takeBack } from '../../../src/field/stores/take-back.ts'
import { draw, makeEntry, press, readText, type StandIns } from '../components/stand-ins.ts'

const id = itemIdOf(1)

// What the office made of a text is read from the phone’s memory, which these tests do without.
vi.mock('../../../src/field/stores/edited-text.ts', () => ({ followEditedText: () => () => undefined }))
vi.mock('../../../src/field/stores/grades.ts', () => ({ followGrades: () => () => undefined }))

vi.mock('../../../src/field/stores/take-back.ts', () => ({ takeBack: vi.fn() }))

async function drawItem(changes: Partial<Entry> | undefined, stores: StandIns = {}) {
  const entry = changes === undefined ? undefined : makeEntry({ canEdit: true, ...changes })
  const actions = {
    startCorrection: vi.fn(async () => undefined),
    discardDraft: vi.fn(async () => undefined),
  }
  const entries = {
    status: 'ready',
    entries: [],
    drafts: [],
    find: () => entry,
    loadPhoto: async () => null,
    ...actions,
  }
  return {
    ...(await draw(ItemScreen, { props: { id }, stores: { entries, ...stores }, path: `/items/${id}` })),
    ...actions,
  }
}

const isReturned: Partial<Entry> = {
  work: {
    status: 'returned',
    from: 'office',
    reason: 'figures_unverified',
    words: '请核实里程',
    remarks: [],
  },
  delivery: { status: 'received' },
  events: [submitted(NOW), returned(NOW)],
}

const isWaiting: Partial<Entry> = {
  canEdit: false,
  canTakeBack: true,
  delivery: { status: 'waiting' },
  submittedAt: NOW,
}

describe('the page of an item', () => {
  it('that answers a commission says what the office made of the answer', async () => {
    const state = { status: 'judged', verdict: 'failed', words: '没有答到困难', itemId: id, writtenAt: NOW }
    const course = { state, issuedAt: NOW, dueAt: NOW, askedUntil: null, remindedAt: null }
    const other = {
      commission: { id: itemIdOf(9), topic: '另一件' },
      course: { ...course, state: { status: 'issued' } },
    }
    const commissions = [{ commission: { id: itemIdOf(8), topic: '今冬蔬菜保供' }, course }, other]
    const { wrapper } = await drawItem(
      { delivery: { status: 'received' }, receipt: '2026-11-0042' as Receipt },
      { commissions: { status: 'ready', commissions, topics: [], openCount: 1 } },
    )
    await vi.waitFor(() => expect(readText(wrapper)).toMatch(/今冬蔬菜保供.*不合格.*没有答到困难/), 5000)
    expect(readText(wrapper)).not.toContain('另一件')
  })

  it('leads to saying something about how it was handled, once the office has it', async () => {
    const atOffice = await drawItem({ delivery: { status: 'received' }, receipt: '2026-11-0042' as Receipt })
    const links = (wrapper: {
      findAll(selector: string): { attributes(name: string): string | undefined }[]
    }) => wrapper.findAll('a.history').map((link) => link.attributes('href'))
    expect(links(atOffice.wrapper)).toContain(`/opinions?item=${id}`)
    atOffice.wrapper.unmount()
    expect(links((await drawItem({})).wrapper)).not.toContain(`/opinions?item=${id}`)
  })

  it('of a returned one gives reason and words, and opens the editor for 修改后再报', async () => {
    const { wrapper, router, startCorrection } = await drawItem(isReturned)
    expect(readText(wrapper.get('.actions'))).toContain('原因：数据待核请核实里程')
    await press('修改后再报')
    expect(startCorrection).toHaveBeenCalledWith(id)
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(`/write/${id}`), 30_000)
  })

  it('of a refused one says why, that nothing is lost, and what to do', async () => {
    const { wrapper } = await drawItem({ delivery: { status: 'needs_attention', code: 'item.exists' } })
    expect(wrapper.get('[role=alert]').text()).toContain('办公室已收到过这篇稿件')
    expect(wrapper.get('[role=alert]').text()).toContain('稿件全文在本机')
    expect(readText(wrapper)).toContain('两地车程由75分钟缩短至22分钟')
  })

  it('deletes a draft only in a second step', async () => {
    const { discardDraft } = await drawItem({})
    await press('删除草稿')
    expect(discardDraft).not.toHaveBeenCalled()
    await press('确认删除')
    expect(discardDraft).toHaveBeenCalledWith(id)
  })

  it('that waits and has not left is taken back, and the editor opens', async () => {
    const { wrapper, router } = await drawItem(isWaiting)
    await vi.waitFor(() => expect(wrapper.find('.take-back').exists()).toBe(true), 5000)
    vi.mocked(takeBack).mockRejectedValueOnce(new Error('full'))
    await press('撤回修改')
    expect(wrapper.get('[role=alert]').text()).toContain('没能撤回，稿件仍在待发')
    vi.mocked(takeBack).mockResolvedValueOnce('taken')
    await press('撤回修改')
    expect(takeBack).toHaveBeenLastCalledWith(id)
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(`/write/${id}`), 30_000)
  })

  it('that had just left when it was taken back is said to stand as it was sent', async () => {
    const { wrapper, router } = await drawItem(isWaiting)
    await vi.waitFor(() => expect(wrapper.find('.take-back').exists()).toBe(true), 5000)
    vi.mocked(takeBack).mockResolvedValueOnce('too_late')
    await press('撤回修改')
    expect(readText(wrapper)).toContain('没有撤回：稿件刚刚已经发出')
    expect(router.currentRoute.value.fullPath).toBe(`/items/${id}`)
  })

  it('offers nothing of the kind while it may be leaving just now, or was on its way', async () => {
    const { wrapper } = await drawItem({ ...isWaiting, submittedAt: Date.now() + 60_000 })
    await vi.dynamicImportSettled()
    expect(wrapper.find('.take-back').exists()).toBe(false)
    wrapper.unmount()
    const tried = await drawItem({ ...isWaiting, canTakeBack: false })
    await vi.dynamicImportSettled()
    expect(tried.wrapper.find('.take-back').exists()).toBe(false)
  })

  it('has nothing to press while the office is at work', async () => {
    const { wrapper } = await drawItem({
      canEdit: false,
      delivery: { status: 'received' },
      work: { status: 'registered' },
    })
    expect(wrapper.find('.actions').exists()).toBe(false)
  })

  it('says so when this phone does not have it', async () => {
    expect(readText((await drawItem(undefined)).wrapper)).toContain('本机没有这篇稿件')
  })
})
