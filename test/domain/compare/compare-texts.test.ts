import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../../src/domain/compare/compare-texts.ts'

const shown = (before: string, after: string) =>
  compareTexts(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `{-${text}-}`))
    .join('')

describe('comparing two texts', () => {
  it('marks the characters that changed, and no more', () => {
    expect(shown('车程75分钟', '车程22分钟')).toBe('车程{-75-}{+22+}分钟')
    expect(shown('全线贯通。', '全线正式贯通。')).toBe('全线{+正式+}贯通。')
  })

  it('leaves untouched paragraphs alone when one between them goes or comes', () => {
    expect(shown('一\n二\n三', '一\n三')).toBe('一\n{-二\n-}三')
    expect(shown('一\n三', '一\n二\n三')).toBe('一\n{+二\n+}三')
  })

  it('does not tear a character of two halves', () => {
    expect(shown('收成𠮷', '收成𠮶')).toBe('收成{-𠮷-}{+𠮶+}')
  })

  it('has nothing to mark in equal texts, and everything in wholly new ones', () => {
    expect(shown('一样\n', '一样\n')).toBe('一样\n')
    expect(shown('', '全新')).toBe('{+全新+}')
    expect(shown('全删', '')).toBe('{-全删-}')
  })

  it('gives both texts back exactly, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷', '\n', ' ', 'a'), maxLength: 60 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = compareTexts(before, after)
        const join = (left: string) =>
          pieces
            .filter(({ kind }) => kind !== left)
            .map((piece) => piece.text)
            .join('')
        expect([join('added'), join('removed')]).toEqual([before, after])
      }),
    )
  })

  it('does not let an old phone stand still over two long texts that have nothing in common', () => {
    const startedAt = performance.now()
    const pieces = compareTexts('甲'.repeat(20_000), '乙'.repeat(20_000))
    expect(pieces.map(({ kind }) => kind)).toEqual(['removed', 'added'])
    expect(performance.now() - startedAt).toBeLessThan(500)
  })
})
