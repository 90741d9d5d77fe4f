import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, reactive } from 'vue'
import SaveState from '../../../../src/field/components/editor/SaveState.vue'
import { shanghai } from '../../../support/make-ids.ts'
import { draw } from '../stand-ins.ts'

describe('the save state', () => {
  const sentences = [
    [{ status: 'fresh' }, '写下即存本机'],
    [{ status: 'typing' }, '输入中'],
    [{ status: 'saved', at: shanghai('2026-11-20T10:21:05') }, '已存本机 10:21:05'],
    [{ status: 'unsaved', reason: 'broken', hasCopy: false }, '未保存：手机没能存下'],
  ] as const
  for (const [saveState, sentence] of sentences) {
    it(`says ${sentence} when it is ${saveState.status}`, async () => {
      const { wrapper } = await draw(SaveState, { stores: { draft: { saveState } } })
      expect(wrapper.get('[role=status]').text()).toBe(sentence)
    })
  }
})

describe('the save state while somebody types', () => {
  const AT = shanghai('2026-11-20T10:21:05')
  const saved = { status: 'saved', at: AT }
  const draft = reactive<{ saveState: object }>({ saveState: saved })

  beforeEach(() => {
    vi.useFakeTimers()
    draft.saveState = saved
  })
  afterEach(() => vi.useRealTimers())

  async function drawWhileTyping() {
    const { wrapper } = await draw(SaveState, { stores: { draft } })
    await turn({ status: 'typing' })
    return () => wrapper.get('[role=status]').text()
  }

  async function turn(saveState: object, ms = 0) {
    draft.saveState = saveState
    await nextTick()
    await vi.advanceTimersByTimeAsync(ms)
  }

  it('no longer says that all is stored as soon as one key is not', async () => {
    const said = await drawWhileTyping()
    expect(said()).toBe('输入中')
  })

  it('a save between two keys changes nothing; the last one is told half a second after it', async () => {
    const said = await drawWhileTyping()
    await turn(saved, 300)
    await turn({ status: 'typing' }, 1000)
    expect(said()).toBe('输入中')
    await turn(saved, 499)
    expect(said()).toBe('输入中')
    await vi.advanceTimersByTimeAsync(1)
    expect(said()).toBe('已存本机 10:21:05')
  })

  it('what could not be stored is told at once, also right after a save', async () => {
    const said = await drawWhileTyping()
    await turn(saved, 300)
    await turn({ status: 'unsaved', reason: 'full', hasCopy: false })
    expect(said()).toContain('未保存')
    await vi.advanceTimersByTimeAsync(1000)
    expect(said()).toContain('未保存')
  })
})
