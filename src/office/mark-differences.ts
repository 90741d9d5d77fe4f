import { compareTexts, type TextPiece } from '../domain/compare/compare-texts.ts'
import { splitParagraphs } from './split-paragraphs.ts'

/** A piece of a paragraph; what the other text does not have is marked. */
export interface Passage {
  text: string
  isMarked: boolean
}

/** The paragraphs of two texts, each as its passages. */
export interface MarkedTexts {
  office: Passage[][]
  sibling: Passage[][]
}

/** Lays two texts side by side and marks in each what differs from the other, down to the character. */
export function markDifferences(office: string, sibling: string): MarkedTexts {
  const pieces = compareTexts(splitParagraphs(office).join('\n'), splitParagraphs(sibling).join('\n'))
  return { office: layOut(pieces, 'removed'), sibling: layOut(pieces, 'added') }
}

/** The one text that has what `marked` names; a piece that runs over a paragraph's end goes on in the next one. */
function layOut(pieces: readonly TextPiece[], marked: 'removed' | 'added'): Passage[][] {
  const paragraphs: Passage[][] = [[]]
  for (const { kind, text } of pieces) {
    if (kind !== 'same' && kind !== marked) continue
    text.split('\n').forEach((piece, index) => {
      if (index > 0) paragraphs.push([])
      if (piece !== '') paragraphs[paragraphs.length - 1]?.push({ text: piece, isMarked: kind === marked })
    })
  }
  return paragraphs.filter((passages) => passages.length > 0)
}
