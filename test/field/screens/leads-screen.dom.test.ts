import { describe, expect, it, vi } from 'vitest'
import LeadFormScreen from '../../../src/field/screens/LeadFormScreen.vue'
import LeadsScreen from '../../../src/field/screens/LeadsScreen.vue'
import { leadCourseOf } from '../../../src/domain/lead/lead-course.ts'
import type { LeadEvent } from '../../../src/domain/lead/lead-event.ts'
import { itemIdOf, NOW, photoIdOf } from '../../support/make-ids.ts'
import { draw, press, readText } from '../components/stand-ins.ts'

const said = { at: NOW, by: '张编辑' }

function viewOf(events: LeadEvent[], changes: object = {}) {
  const course = leadCourseOf(events)
  return {
    id: itemIdOf(1),
    words: '两家冷库已满。',
    place: '上屏镇',
    channel: null,
    contactName: null,
    writtenAt: NOW,
    told: {},
    course,
    status: 'told',
    refusalCode: null,
    hasPhoto: false,
    isToWrite: course.state.status === 'worth' && course.written.length === 0,
    isBegun: false,
    ...changes,
  }
}

const NO_CLUES = { clues: [], toVerify: 0, hasFailed: false }

function drawLeads(leads: object[], changes: object = {}, clues: object = NO_CLUES) {
  const store = {
    status: 'ready',
    leads,
    toWrite: 0,
    hasDraft: false,
    readPhoto: async () => null,
    ...changes,
  }
  return draw(LeadsScreen, { stores: { leads: store, clues }, path: '/leads' })
}

describe('舆情线索 to verify', () => {
  const clue = {
    clue: {
      words: '果农卖果难',
      outlet: '县电视台',
      publishedOn: '2026-11-20',
      link: 'https://tv.example/1',
    },
    handed: { ...said, words: '请核实户数' },
    others: ['上屏镇'],
    answer: null,
    id: itemIdOf(4),
    status: 'asked',
    refusalCode: null,
    said: null,
  }

  it('stands above the leads, with its address as text, and is answered here', async () => {
    const verify = vi.fn(async () => undefined)
    const store = {
      ...NO_CLUES,
      clues: [clue],
      verify,
      readTyped: async () => ({ finding: 'untrue', words: '查无此事' }),
      keepTyped: async () => true,
    }
    const { wrapper } = await drawLeads([], {}, store)
    expect(readText(wrapper)).toMatch(/果农卖果难.*待核实.*tv\.example.*联动处置.*上屏镇.*请核实户数/)
    expect(
      wrapper
        .findAll('a')
        .map((link) => link.attributes('href') ?? '')
        .join(),
    ).not.toContain('example')
    await press('答复核实情况')
    await wrapper.get('form').trigger('submit')
    expect(verify).toHaveBeenCalledWith(itemIdOf(4), { finding: 'untrue', words: '查无此事' })
  })

  it('says that they could not be read', async () => {
    const { wrapper } = await drawLeads([], {}, { ...NO_CLUES, hasFailed: true })
    expect(readText(wrapper)).toContain('舆情线索没有读出来')
  })
})

describe('线索', () => {
  it('says what they are for while there are none', async () => {
    expect(readText((await drawLeads([])).wrapper)).toMatch(/还没有线索.*没有网络也能报/)
  })

  it('says that they could not be read, and tries again', async () => {
    const retry = vi.fn()
    await drawLeads([], { status: 'failed', retry })
    await press('重试')
    expect(retry).toHaveBeenCalled()
  })

  it('shows that one waits on this phone, and why one was not taken', async () => {
    const waiting = viewOf([], { status: 'waiting', told: null })
    const refused = viewOf([], {
      id: itemIdOf(2),
      status: 'refused',
      told: null,
      refusalCode: 'item.secrecy_mark',
    })
    expect(readText((await drawLeads([waiting, refused])).wrapper)).toMatch(/待发.*未收下.*密/)
  })

  it('worth writing shows the angle and begins the item', async () => {
    const write = vi.fn(async () => itemIdOf(1))
    const view = viewOf([{ type: 'worth', ...said, words: '写库容缺口' }])
    const { wrapper, router } = await drawLeads([view], { write })
    expect(readText(wrapper)).toMatch(/值得写.*写库容缺口.*张编辑/)
    await press('写成稿件')
    expect(write).toHaveBeenCalledWith(view)
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(`/write/${itemIdOf(1)}`), 5000)
  })

  it('says so when this phone could not keep the draft', async () => {
    const view = viewOf([{ type: 'worth', ...said, words: '' }])
    const { wrapper } = await drawLeads([view], { write: async () => null })
    await press('写成稿件')
    expect(readText(wrapper)).toContain('本机没有存下草稿')
  })

  it('leads to the own item, and only names the unit that wrote another one', async () => {
    const own = viewOf([{ type: 'written', ...said, itemId: itemIdOf(1), unitName: '农业农村局' }])
    const other = viewOf([{ type: 'written', ...said, itemId: itemIdOf(9), unitName: '上屏镇' }], {
      id: itemIdOf(2),
    })
    const { wrapper } = await drawLeads([own, other])
    expect(wrapper.findAll('article a').map((link) => link.attributes('href'))).toEqual([
      `/items/${itemIdOf(1)}`,
    ])
    expect(readText(wrapper)).toContain('上屏镇已据此写成稿件')
  })
})

function drawForm(changes: object = {}) {
  const form = {
    status: 'ready',
    form: { words: '两家冷库已满。', place: '' },
    saveState: 'saved',
    photos: [],
    open: async () => undefined,
    close: async () => undefined,
    send: async () => undefined,
    ...changes,
  }
  return draw(LeadFormScreen, { stores: { 'lead-form': form }, path: '/leads/new' })
}

describe('报线索', () => {
  it('says its limit and how much of it is left', async () => {
    expect(readText((await drawForm()).wrapper)).toContain('还可以写 193 字，最多 200 字')
  })

  it('says that a photo was not kept, as the editor does', async () => {
    const photo = {
      id: photoIdOf(1),
      takenAt: null,
      hasPlace: false,
      isPlaceAttached: false,
      upload: 'failed',
      failure: 'photo.not_saved',
    }
    const { wrapper } = await drawForm({ photos: [photo] })
    expect(readText(wrapper)).toContain('有 1 张照片没有存下，请再添加一次')
  })

  it('is not sent without words', async () => {
    const send = vi.fn()
    const { wrapper } = await drawForm({ form: { words: ' ', place: '' }, send })
    await wrapper.get('form').trigger('submit')
    expect(readText(wrapper)).toContain('请先写上两句话')
    expect(send).not.toHaveBeenCalled()
  })

  it('sent, it stands in the list; refused by the phone, it says why and stays', async () => {
    const { wrapper, router } = await drawForm()
    await wrapper.get('form').trigger('submit')
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/leads'), 5000)
    const refused = await drawForm({ send: async () => 'secret' })
    await refused.wrapper.get('form').trigger('submit')
    await vi.waitFor(() => expect(readText(refused.wrapper)).toContain('涉密不上网'), 5000)
    expect(refused.router.currentRoute.value.fullPath).toBe('/leads/new')
  })
})
