import { describe, expect, it } from 'vitest'
import { countCutOff } from '../../../../src/field/components/editor/count-cut-off.ts'

function paste(pasted: string, { value = '', selected = 0 } = {}): ClipboardEvent {
  const target = document.createElement('textarea')
  target.value = value
  target.setSelectionRange(0, selected)
  return { target, clipboardData: { getData: () => pasted } } as unknown as ClipboardEvent
}

describe('what a paste leaves out', () => {
  it('is nothing while there is room', () => {
    expect(countCutOff(paste('一二三', { value: '四五' }), 5)).toBe(0)
  })

  it('is what goes beyond the limit, and what is written over makes room', () => {
    expect(countCutOff(paste('一二三', { value: '四五六' }), 5)).toBe(1)
    expect(countCutOff(paste('一二三', { value: '四五六', selected: 1 }), 5)).toBe(0)
  })

  it('is all of it in a full field', () => {
    expect(countCutOff(paste('一二三', { value: '四五六七八九' }), 5)).toBe(3)
  })
})

it('is counted in a field of one line too', () => {
  const target = document.createElement('input')
  target.value = '四五六'
  target.setSelectionRange(3, 3)
  const event = { target, clipboardData: { getData: () => '一二三' } } as unknown as ClipboardEvent
  expect(countCutOff(event, 5)).toBe(1)
})
