import { describe, expect, it, vi } from 'vitest'
import type { ReturnedState } from '../../../../src/domain/item/work-state.ts'
import EditorRemarks from '../../../../src/field/components/reviews/EditorRemarks.vue'
import { draw, makeEntry, readText } from '../stand-ins.ts'

async function drawRemarks(work: Partial<ReturnedState>) {
  const base: ReturnedState = { status: 'returned', from: 'office', reason: null, words: '', remarks: [] }
  const entry = makeEntry({ work: { ...base, ...work } })
  const { wrapper } = await draw(EditorRemarks, {
    props: { id: entry.id },
    stores: { entries: { find: vi.fn(() => entry) } },
  })
  return readText(wrapper)
}

describe('over the paper of a text that came back', () => {
  it('stand the reason and the words beside it while it is corrected', async () => {
    const text = await drawRemarks({ reason: 'figures_unverified', words: '请核实里程' })
    expect(text).toContain('原因：数据待核')
    expect(text).toContain('请核实里程')
  })

  it('stands nothing when its author took it back', async () => {
    expect(await drawRemarks({ from: 'author' })).toBe('')
  })
})
