import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { RouterView } from 'vue-router'
import { countCharacters, type ItemText } from '../../../src/domain/item/item-text.ts'
import type { SubmitAnswer } from '../../../src/field/stores/draft.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'
import { draw, findButton, press, readText } from '../components/stand-ins.ts'

// Of which office one writes is known to the phone’s memory, which these tests do without.
const checked = vi.hoisted(() => ({ found: [] as unknown[] }))
vi.mock('../../../src/field/stores/text-check.ts', () => ({ checkOwnText: () => checked.found }))

const id = itemIdOf(1)

interface Drawing {
  text?: Partial<ItemText>
  draft?: object
  answer?: SubmitAnswer
}

async function drawEditor(
  { text, draft, answer = { ok: true } }: Drawing = {},
  storage?: object,
  siblings?: object,
) {
  const submit = vi.fn(async () => answer)
  const flush = vi.fn(async () => undefined)
  const store = {
    status: 'ready',
    draftId: id,
    text: makeText(text),
    notes: [],
    photos: [],
    saveState: { status: 'fresh' },
    lengthLimit: 300,
    postsToSign: () => [],
    characters: 40,
    open: vi.fn(),
    close: vi.fn(),
    flush,
    submit,
    ...draft,
  }
  const drawn = await draw(RouterView, {
    stores: {
      draft: store,
      ...(storage === undefined ? {} : { storage }),
      ...(siblings === undefined ? {} : { siblings }),
    },
    path: `/write/${id}`,
  })
  return { ...drawn, submit, flush }
}

describe('the answer to a commission', () => {
  const outline = '一、收购进度\n二、农户意愿'
  const asked = { id: 'c1', topic: '秋粮收购', outline, category: 'problem', wordsFrom: 300, wordsTo: 1500 }
  const commissions = {
    status: 'ready',
    commissions: [{ draftId: id, commission: asked, course: { dueAt: NOW } }],
  }
  const drawAnswer = async (body: string) => {
    const path = `/write/${id}`
    const text = makeText({ body })
    const draft = {
      status: 'ready',
      draftId: id,
      text,
      notes: [],
      photos: [],
      lengthLimit: 2000,
      postsToSign: () => [],
    }
    const saving = { saveState: { status: 'fresh' }, characters: countCharacters(body) }
    const acts = { open: vi.fn(), close: vi.fn(), flush: vi.fn(async () => undefined) }
    const stores = { commissions, draft: { ...draft, ...saving, ...acts } }
    const { wrapper } = await draw(RouterView, { stores, path })
    await vi.waitFor(() => expect(wrapper.get('.count').text()).toContain('约稿要求 300—1500 字'), 5000)
    return wrapper
  }

  it('counts against the length that the commission asks for, not the office’s', async () => {
    expect((await drawAnswer('字'.repeat(12))).get('.count').text()).toContain('还差 288 字')
    expect((await drawAnswer('字'.repeat(1510))).get('.count').text()).toContain('超出 10 字')
  })

  it.each([
    ['the bare outline', outline, '正文还是约稿的提纲'],
    ['too short', '字'.repeat(299), '还差 1 字，仍可报送'],
    ['too long', '字'.repeat(1501), '超出 1 字，仍可报送'],
  ])('says before it is sent that it is %s, and lets it be sent', async (_what, body, words) => {
    const wrapper = await drawAnswer(body)
    await press('报送')
    await vi.waitFor(() => expect(readText(wrapper)).toContain(words), 5000)
    expect(readText(wrapper)).toContain('这件约稿要求：300—1500 字')
    expect(findButton('确认报送').disabled).toBe(false)
  })
})

describe('what is doubtful in a text', () => {
  it('is selected in its field when its passage is asked for, and the sheet is gone', async () => {
    const scrollBy = vi.spyOn(window, 'scrollBy').mockImplementation(() => undefined)
    const found = { code: 'low_value', topic: 'meeting', field: 'body', from: 2, until: 6, quote: '召开会议' }
    checked.found = [found]
    const { wrapper } = await drawEditor({ text: { title: '工作推进', body: '县局召开会议。' } })
    await press('报送')
    await vi.waitFor(() => expect(readText(wrapper)).toContain('通篇只写召开会议'), 5000)
    await press('去看这一处：召开会议')
    await flushPromises()
    const body = wrapper.get<HTMLTextAreaElement>('textarea.body').element
    expect(document.activeElement).toBe(body)
    expect(body.value.slice(body.selectionStart, body.selectionEnd)).toBe('召开会议')
    expect(document.querySelector('dialog[open]')).toBeNull()
    expect(scrollBy).toHaveBeenCalled()
    checked.found = []
    scrollBy.mockRestore()
  })
})

describe('another text that comes while somebody writes', () => {
  it('is told of in the editor, with the way to where it is compared', async () => {
    let tell = (_isWaiting: boolean) => {}
    const watchWaiting = (_id: string, onChange: typeof tell) => {
      tell = onChange
      return () => undefined
    }
    const { wrapper } = await drawEditor({}, undefined, { siblings: [], canChoose: false, watchWaiting })
    expect(readText(wrapper)).not.toContain('另有一份文稿')
    tell(true)
    await flushPromises()
    expect(readText(wrapper)).toContain('另有一份文稿')
    expect(wrapper.get('[role=status] a').attributes('href')).toBe(`/items/${id}`)
    tell(false)
    await flushPromises()
    expect(readText(wrapper)).not.toContain('另有一份文稿')
  })
})

describe('the editor', () => {
  it('has its fields and buttons under their fixed names', async () => {
    const { wrapper } = await drawEditor()
    const labels = wrapper
      .findAll('textarea, input[type=file]')
      .map((field) => field.attributes('aria-label'))
    expect(labels).toEqual(['标题', '正文', '添加照片', '拍照'])
    expect(wrapper.findAll('label > .label').map((label) => label.text())).toEqual([
      '类别',
      '地点',
      '事发时间',
    ])
    expect(
      wrapper
        .findAll('option')
        .map((option) => option.text())
        .join(' '),
    ).toBe('动态 综合 经验 问题 调研 建议 紧急 线索')
    expect(wrapper.findAll('button').map((button) => button.text())).toEqual(
      expect.arrayContaining(['添加照片', '笔记', '报送']),
    )
  })

  it('reads and writes the time of the event in Shanghai', async () => {
    const { wrapper } = await drawEditor({ text: { eventAt: Date.parse('2026-11-20T01:30:00Z') } })
    const field = wrapper.get<HTMLInputElement>('input[type=datetime-local]')
    expect(field.element.value).toBe('2026-11-20T09:30')
  })

  it('names the missing title and goes there, without opening the sheet', async () => {
    const { wrapper } = await drawEditor({ text: { title: ' ' } })
    await press('报送')
    expect(readText(wrapper)).toContain('请先写标题')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('标题')
    expect(readText(wrapper)).not.toContain('报送这篇信息')
  })

  it('stops at a classification mark, shows the place and names the confidential office', async () => {
    const { wrapper, submit } = await drawEditor({ text: { body: '本段摘自机密★5年文件' } })
    await press('报送')
    expect(readText(wrapper)).toMatch(/正文里有密级标志：.*机密★5年.*保密办/)
    expect(readText(wrapper)).not.toContain('报送这篇信息')
    expect(submit).not.toHaveBeenCalled()
  })

  it('goes to the item’s page once the submission waits on the phone', async () => {
    const { wrapper, router } = await drawEditor()
    await press('报送')
    await wrapper.get('input[type=checkbox]').setValue(true)
    await press('确认报送')
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(`/items/${id}`), 5000)
  })

  it('stays and says why when the submission could not be kept', async () => {
    const { wrapper, router } = await drawEditor({ answer: { ok: false, problem: 'storage' } })
    await press('报送')
    await wrapper.get('input[type=checkbox]').setValue(true)
    await press('确认报送')
    expect(readText(wrapper)).toContain('手机没能存下这次报送')
    expect(router.currentRoute.value.fullPath).toBe(`/write/${id}`)
  })

  it('says what to do while something is not saved', async () => {
    const { wrapper } = await drawEditor({
      draft: { saveState: { status: 'unsaved', reason: 'full', hasCopy: false } },
    })
    expect(wrapper.get('[role=alert]').text()).toMatch(/存储已满.*文字只在这一页，请不要关闭.*重试/s)
  })

  it('saves before the camera opens', async () => {
    const { flush } = await drawEditor()
    await press('添加照片')
    expect(flush).toHaveBeenCalled()
  })

  it('opens no camera when the phone has no room for a photo, and says that texts go on', async () => {
    const { wrapper } = await drawEditor({}, { isShortOfRoom: true, refresh: async () => undefined })
    const opened = vi.spyOn(HTMLInputElement.prototype, 'click')
    await press('添加照片')
    expect(opened).not.toHaveBeenCalled()
    expect(readText(wrapper)).toMatch(/存储快满了.*文字照常/)
    opened.mockRestore()
  })

  it('asks before it leaves a text that the phone could not keep', async () => {
    const { wrapper, router } = await drawEditor({
      draft: { saveState: { status: 'unsaved', reason: 'full', hasCopy: false } },
    })
    await router.push('/')
    expect(router.currentRoute.value.fullPath).toBe(`/write/${id}`)
    await flushPromises()
    expect(readText(wrapper)).toContain('还有文字没存下')
    await press('仍要离开')
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/'))
  })

  it('says that another window has the draft', async () => {
    const { wrapper } = await drawEditor({ draft: { status: 'locked' } })
    await flushPromises()
    expect(readText(wrapper)).toContain('这篇正在另一个窗口里写')
  })
})
