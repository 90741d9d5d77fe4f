import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, reactive } from 'vue'
import CharacterCount from '../../../../src/field/components/editor/CharacterCount.vue'
import { draw } from '../stand-ins.ts'

describe('the count of characters', () => {
  const draft = reactive({ text: { body: '' }, characters: 0, lengthLimit: 5 })

  beforeEach(() => {
    vi.useFakeTimers()
    draft.text.body = ''
    draft.characters = 0
  })
  afterEach(() => vi.useRealTimers())

  async function drawCount() {
    const { wrapper } = await draw(CharacterCount, { stores: { draft } })
    return wrapper
  }

  async function type(keys: string, ms: number) {
    draft.text.body += keys
    draft.characters = draft.text.body.length
    await nextTick()
    await vi.advanceTimersByTimeAsync(ms)
  }

  it('is told in the first pause', async () => {
    const wrapper = await drawCount()
    await type('三个字', 300)
    expect(wrapper.text()).toContain('0')
    await vi.advanceTimersByTimeAsync(100)
    expect(wrapper.text()).toContain('3')
  })

  it('is told about once a second while somebody types on, and says when it is too long', async () => {
    const wrapper = await drawCount()
    for (let key = 0; key < 11; key++) await type('字', 100)
    expect(wrapper.classes()).not.toContain('over')
    await type('字', 100)
    expect(wrapper.classes()).toContain('over')
    expect(wrapper.text()).toContain('12')
  })
})
