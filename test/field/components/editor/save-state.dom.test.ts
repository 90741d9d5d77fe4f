import { describe, expect, it } from 'vitest'
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
