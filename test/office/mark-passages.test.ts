import { describe, expect, it } from 'vitest'
import { markPassages } from '../../src/office/mark-passages.ts'

const marked = (text: string, ...stretches: [number, number][]) =>
  markPassages(
    text,
    stretches.map(([from, until]) => ({ from, until })),
  ).map((passages) => passages.map(({ text: piece, isMarked }) => (isMarked ? `[${piece}]` : piece)).join(''))

describe('passages marked in a text', () => {
  it('stand in their paragraphs', () => {
    expect(marked('第一段。\n第二段。', [0, 2], [6, 8])).toEqual(['[第一]段。', '第[二段]。'])
  })

  it('that run over the end of a paragraph go on in the next one', () => {
    expect(marked('第一段。\n\n第二段。', [2, 8])).toEqual(['第一[段。]', '[第二]段。'])
  })

  it('that touch or overlap are marked once', () => {
    expect(marked('一二三四五六', [0, 3], [2, 5])).toEqual(['[一二三][四五]六'])
  })

  it('of none leave the text as it is, without empty lines', () => {
    expect(marked('一\n \n二')).toEqual(['一', '二'])
  })
})
