import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markDifferences, type Passage } from '../../src/office/mark-differences.ts'
import { splitParagraphs } from '../../src/office/split-paragraphs.ts'

const marked = (paragraphs: Passage[][]) =>
  paragraphs.map((passages) => passages.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join(''))
const plain = (paragraphs: Passage[][]) =>
  paragraphs.map((passages) => passages.map(({ text }) => text).join(''))

describe('two texts side by side', () => {
  it.each<[string, string, string[], string[]]>([
    ['一段话', '一段话', ['一段话'], ['一段话']],
    ['机收82千亩。', '机收92千亩。', ['机收[8]2千亩。'], ['机收[9]2千亩。']],
    ['甲\n乙\n丙', '甲\n丙', ['甲', '[乙]', '丙'], ['甲', '丙']],
    ['甲', '甲\n乙', ['甲'], ['甲', '[乙]']],
    ['', '甲', [], ['[甲]']],
    ['𠮷日', '𠮷时', ['𠮷[日]'], ['𠮷[时]']],
  ])('%j and %j are marked where they differ', (office, sibling, ours, theirs) => {
    const both = markDifferences(office, sibling)
    expect([marked(both.office), marked(both.sibling)]).toEqual([ours, theirs])
  })

  it('too long and too different to compare are marked whole, not left unmarked', () => {
    const both = markDifferences('甲'.repeat(2000), '乙'.repeat(2000))
    expect(both.office.flat().every(({ isMarked }) => isMarked)).toBe(true)
    expect(both.sibling.flat().every(({ isMarked }) => isMarked)).toBe(true)
  })

  it('never lose or change a character, and what is not marked is the same in both', () => {
    const text = fc
      .array(fc.constantFrom('甲', '乙', '丙。', '\n', ' '), { maxLength: 30 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, (office, sibling) => {
        const both = markDifferences(office, sibling)
        expect(plain(both.office)).toEqual(splitParagraphs(office))
        expect(plain(both.sibling)).toEqual(splitParagraphs(sibling))
        const common = (paragraphs: Passage[][]) =>
          paragraphs
            .flat()
            .filter(({ isMarked }) => !isMarked)
            .map((passage) => passage.text)
            .join('')
        expect(common(both.office)).toBe(common(both.sibling))
      }),
    )
  })
})
