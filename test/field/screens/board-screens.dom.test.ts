import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import type { ExemplarId, NoticeId, SuggestionId } from '../../../src/domain/ids.ts'
import { EXEMPLAR_LIMITS } from '../../../src/domain/board/exemplar.ts'
import NoticeLine from '../../../src/field/components/board/NoticeLine.vue'
import OfficeCard from '../../../src/field/components/me/OfficeCard.vue'
import ExemplarsScreen from '../../../src/field/screens/ExemplarsScreen.vue'
import NoticesScreen from '../../../src/field/screens/NoticesScreen.vue'
import OpinionsScreen from '../../../src/field/screens/OpinionsScreen.vue'
import type { ToldExemplar } from '../../../src/field/stores/exemplars.ts'
import type { KnownNotice } from '../../../src/field/stores/notices.ts'
import type { SuggestionView } from '../../../src/field/stores/suggestions.ts'
import { DAY, itemIdOf, NOW } from '../../support/make-ids.ts'
import { draw, makeEntry, press, readText } from '../components/stand-ins.ts'

vi.setSystemTime(NOW)

const makeNotice = (n: number, changes: Partial<KnownNotice> = {}): KnownNotice => ({
  id: itemIdOf(n) as string as NoticeId,
  kind: 'requirement',
  title: `公告${n}`,
  body: `内容${n}`,
  postedBy: '李编',
  postedAt: NOW - n * DAY,
  until: null,
  isSeen: false,
  ...changes,
})

const noticeStore = (notices: KnownNotice[] | undefined, changes: object = {}) => ({
  status: notices === undefined ? 'loading' : 'ready',
  notices,
  unreadAt: () => (notices ?? []).filter(({ isSeen }) => !isSeen),
  markSeen: vi.fn(async () => undefined),
  ...changes,
})

describe('公告', () => {
  it('stand with what is over below, and one is read once it is opened', async () => {
    const over = makeNotice(2, { until: NOW - 1 })
    const notices = noticeStore([makeNotice(1), over])
    const { wrapper } = await draw(NoticesScreen, { stores: { notices } })
    expect(readText(wrapper)).toMatch(/未读.*公告1.*已过期.*公告2/)
    const details = wrapper.get('details')
    details.element.open = true
    await details.trigger('toggle')
    expect(notices.markSeen).toHaveBeenCalledWith(itemIdOf(1))
  })

  it.each([
    ['loading', noticeStore(undefined), '正在载入'],
    ['failed', noticeStore([], { status: 'failed' }), '没能载入'],
    ['empty', noticeStore([]), '还没有公告'],
  ])('says that it is %s', async (_state, notices, words) => {
    const { wrapper } = await draw(NoticesScreen, { stores: { notices } })
    expect(readText(wrapper)).toContain(words)
  })

  it('of today are one line with the newest unread, and none when all were read', async () => {
    const unread = noticeStore([makeNotice(1), makeNotice(2)])
    const { wrapper } = await draw(NoticeLine, { props: { now: NOW }, stores: { notices: unread } })
    expect(wrapper.get('a').attributes('href')).toContain(`/notices?open=${itemIdOf(1)}`)
    expect(readText(wrapper)).toMatch(/公告1.*还有 1 条/)
    const read = noticeStore([makeNotice(1, { isSeen: true })])
    const quiet = await draw(NoticeLine, { props: { now: NOW }, stores: { notices: read } })
    expect(quiet.wrapper.find('a').exists()).toBe(false)
  })
})

describe('优稿库', () => {
  const makeExemplar = (n: number, changes: Partial<ToldExemplar> = {}): ToldExemplar => ({
    id: itemIdOf(n) as string as ExemplarId,
    title: `优稿${n}`,
    body: `正文${n}`,
    category: 'experience',
    tags: ['水利'],
    comment: `点评${n}`,
    credit: '水利局 周某',
    addedBy: '李编',
    addedAt: NOW - n * DAY,
    ...changes,
  })
  const drawLibrary = (exemplars: ToldExemplar[]) =>
    draw(ExemplarsScreen, { stores: { exemplars: { status: 'ready', exemplars } } })

  it('finds by words of the comment and by category, and says when there is nothing', async () => {
    const { wrapper } = await drawLibrary([makeExemplar(1), makeExemplar(2, { category: 'problem' })])
    expect(readText(wrapper)).toContain('2 篇')
    await wrapper.get('input[type=search]').setValue('点评2')
    expect(readText(wrapper)).toMatch(/1 篇.*优稿2.*水利局 周某/)
    await wrapper.get('select').setValue('experience')
    expect(readText(wrapper)).toContain('没有找到')
  })

  it('says that only the newest are on the phone when there may be older ones', async () => {
    const many = Array.from({ length: EXEMPLAR_LIMITS.onPhone }, (_, n) => makeExemplar(n + 1))
    const { wrapper } = await drawLibrary(many)
    expect(readText(wrapper)).toContain(`最新 ${EXEMPLAR_LIMITS.onPhone} 篇中的`)
  })
})

describe('意见建议与投诉', () => {
  const said = (at: number, words: string, by = '王') => ({ at, by, words })
  const makeView = (changes: Partial<SuggestionView> = {}): SuggestionView => ({
    id: itemIdOf(7) as string as SuggestionId,
    kind: 'opinion',
    item: null,
    events: [{ type: 'made', ...said(NOW, '退回理由写具体些'), dueAt: NOW + 5 * DAY }],
    state: { status: 'open', dueAt: NOW + 5 * DAY, since: NOW },
    own: null,
    mayAskAgain: false,
    at: NOW,
    ...changes,
  })

  async function drawOpinions(suggestions: SuggestionView[], changes: object = {}, about?: string) {
    const store = {
      status: 'ready',
      suggestions,
      say: vi.fn(async () => 'waiting'),
      askAgain: vi.fn(async () => 'waiting'),
      readTyped: async () => undefined,
      keepTyped: vi.fn(async () => true),
      ...changes,
    }
    const entries = {
      status: 'ready',
      entries: [makeEntry({ id: itemIdOf(3), submittedAt: NOW }), makeEntry({ id: itemIdOf(4) })],
    }
    const { wrapper } = await draw(OpinionsScreen, {
      props: about === undefined ? {} : { about },
      stores: { suggestions: store, entries },
    })
    return { wrapper, store }
  }

  it('says a complaint about a sent item, names who reads it, and keeps what is typed', async () => {
    const { wrapper, store } = await drawOpinions([])
    const [kind, item] = wrapper.findAll('select')
    await kind?.setValue('complaint')
    expect(readText(wrapper)).toContain('投诉只有办公室领导和主任看得到，收到后 5 个工作日内答复')
    // A draft that the office does not have is not offered.
    expect(item?.findAll('option')).toHaveLength(2)
    await item?.setValue(itemIdOf(3))
    await wrapper.get('textarea').setValue('一天催三次')
    expect(store.keepTyped).toHaveBeenLastCalledWith(null, {
      kind: 'complaint',
      words: '一天催三次',
      itemId: itemIdOf(3),
    })
    await wrapper.get('form').trigger('submit')
    expect(store.say).toHaveBeenCalledWith({ kind: 'complaint', words: '一天催三次', itemId: itemIdOf(3) })
  })

  it('are said to go by themselves only as long as one waits on this phone', async () => {
    const own = (refusalCode: string | null) => ({ words: '话', at: NOW, refusalCode })
    const shown = async (view: SuggestionView) => readText((await drawOpinions([view])).wrapper)
    expect(await shown(makeView({ events: [], state: null, own: own(null) }))).toContain('已存本机')
    expect(await shown(makeView())).not.toContain('已存本机')
    expect(await shown(makeView({ events: [], state: null, own: own('item.unknown') }))).not.toContain(
      '已存本机',
    )
  })

  it('marks the field when nothing was written, also after something was said', async () => {
    const say = vi.fn(async ({ words }: { words: string }) => (words === '' ? 'missing' : 'waiting'))
    const { wrapper } = await drawOpinions([], { say })
    await wrapper.get('textarea').setValue('一天催三次')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    vi.setSystemTime(NOW + 5000)
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    vi.setSystemTime(NOW)
    const { id } = wrapper.get('.field .error').element
    expect(readText(wrapper)).toContain('请写下内容。')
    expect(wrapper.get('textarea').attributes()).toMatchObject({
      'aria-invalid': 'true',
      'aria-describedby': id,
    })
  })

  it.each([
    ['at once', async () => undefined],
    ['a moment later', flushPromises],
  ])('is said once by a double tap whose second half comes %s', async (_when, pass) => {
    const { wrapper, store } = await drawOpinions([])
    await wrapper.get('textarea').setValue('一天催三次')
    const form = wrapper.get('form').element
    form.dispatchEvent(new Event('submit', { cancelable: true }))
    await pass()
    form.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(store.say).toHaveBeenCalledTimes(1)
    expect(wrapper.find('.notice, .error').exists()).toBe(false)
  })

  it('asks once more only once by a double tap', async () => {
    const { wrapper, store } = await drawOpinions([makeView({ mayAskAgain: true })])
    await press('再问一次')
    await wrapper.findAll('textarea')[1]?.setValue('何时起？')
    const form = wrapper.findAll('form')[1]?.element
    form?.dispatchEvent(new Event('submit', { cancelable: true }))
    form?.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(store.askAgain).toHaveBeenCalledTimes(1)
  })

  it('opened from an item is about that item, but leaves what was being typed about what it was', async () => {
    const chosenOf = (wrapper: { findAll(selector: string): { element: Element }[] }) =>
      (wrapper.findAll('select')[1]?.element as HTMLSelectElement | undefined)?.value
    const fresh = await drawOpinions([], {}, itemIdOf(3))
    expect(chosenOf(fresh.wrapper)).toBe(itemIdOf(3))
    const typed = { kind: 'proposal', words: '写到一半', itemId: null }
    const begun = await drawOpinions([], { readTyped: async () => typed }, itemIdOf(3))
    expect(chosenOf(begun.wrapper)).toBe('')
  })

  it('shows what was typed before the app was left, and why something was not sent', async () => {
    const typed = { kind: 'proposal', words: '秘密★', itemId: null }
    const { wrapper } = await drawOpinions([], {
      readTyped: async () => typed,
      say: async () => 'secret',
    })
    expect(wrapper.get('textarea').element.value).toBe('秘密★')
    await wrapper.get('form').trigger('submit')
    await vi.waitFor(() => expect(readText(wrapper)).toContain('密级标志'), 5000)
    expect(wrapper.get('textarea').element.value).toBe('秘密★')
  })

  it.each([
    ['days left', makeView(), '还有 5 天'],
    ['overdue', makeView({ state: { status: 'open', dueAt: NOW - DAY, since: NOW - 9 * DAY } }), '已逾期'],
    [
      'waiting',
      makeView({ events: [], state: null, own: { words: '话', at: NOW, refusalCode: null } }),
      '待发',
    ],
    [
      'refused with the reason',
      makeView({ events: [], state: null, own: { words: '话', at: NOW, refusalCode: 'item.unknown' } }),
      '办公室没有收下',
    ],
  ])('tells of each how far it is: %s', async (_what, view, words) => {
    expect(readText((await drawOpinions([view])).wrapper)).toContain(words)
  })

  it('shows the answer with its name, and lets ask once more', async () => {
    const events = [
      ...makeView().events,
      { type: 'answered' as const, ...said(NOW + DAY, '以后写明', '李编') },
    ]
    const state = { status: 'answered' as const, mayAskAgain: true, answeredAt: NOW, wasLate: false }
    const { wrapper, store } = await drawOpinions([makeView({ events, state, mayAskAgain: true })])
    expect(readText(wrapper)).toMatch(/已答复.*以后写明.*李编/)
    await press('再问一次')
    await wrapper.findAll('textarea')[1]?.setValue('何时起？')
    await wrapper.findAll('form')[1]?.trigger('submit')
    expect(store.askAgain).toHaveBeenCalledWith(itemIdOf(7), '何时起？')
  })
})

describe('办公室 on 我的', () => {
  it.each([
    ['officer', ['/notices', '/exemplars', '/opinions']],
    ['signer', ['/notices', '/exemplars', '/consultations', '/opinions']],
  ])('leads a(n) %s to what is theirs, with the count of unread notices', async (role, ways) => {
    const stores = { account: { account: { role } }, notices: noticeStore([makeNotice(1)]) }
    const { wrapper } = await draw(OfficeCard, { stores })
    expect(wrapper.findAll('a').map((link) => link.attributes('href'))).toEqual(ways)
    expect(readText(wrapper)).toContain('1 条未读')
  })
})
