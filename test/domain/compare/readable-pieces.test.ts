import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareReadably } from '../../../src/domain/compare/readable-pieces.ts'

it('changes with a single character between them are read as one, old words before new ones', () => {
  expect(compareReadably('晚稻已收八成', '早稻将收九成')).toEqual([
    { kind: 'removed', text: '晚稻已收八' },
    { kind: 'added', text: '早稻将收九' },
    { kind: 'same', text: '成' },
  ])
})

it('a sentence that stayed stands between two that changed', () => {
  const pieces = compareReadably('甲事已办。乙事照旧。', '丙事已办。乙事照旧。丁事另说。')
  expect(pieces).toContainEqual({ kind: 'same', text: '事已办。乙事照旧' })
})

it('without its additions it is the old text, without its removals the new one', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const pieces = compareReadably(before, after)
      const without = (kind: string) =>
        pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('')
      expect([without('added'), without('removed')]).toEqual([before, after])
    }),
  )
})
