import { findChangedLines } from '../domain/item/changed-lines.ts'
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
  const [ours, theirs] = [splitParagraphs(office), splitParagraphs(sibling)]
  const changes = findChangedLines(ours, theirs)
  if (changes === undefined) return { office: ours.map(whole(true)), sibling: theirs.map(whole(true)) }
  const marked: MarkedTexts = { office: [], sibling: [] }
  let place = 0
  for (const { start, end, lines } of changes) {
    addSame(marked, ours.slice(place, start))
    const run = markCharacters(ours.slice(start, end), lines)
    marked.office.push(...run.office)
    marked.sibling.push(...run.sibling)
    place = end
  }
  addSame(marked, ours.slice(place))
  return marked
}

function addSame({ office, sibling }: MarkedTexts, paragraphs: readonly string[]) {
  office.push(...paragraphs.map(whole(false)))
  sibling.push(...paragraphs.map(whole(false)))
}

function markCharacters(ours: readonly string[], theirs: readonly string[]): MarkedTexts {
  const [one, other] = [Array.from(ours.join('\n')), Array.from(theirs.join('\n'))]
  const changes = findChangedLines(one, other)
  if (changes === undefined || ours.length === 0 || theirs.length === 0) {
    return { office: ours.map(whole(true)), sibling: theirs.map(whole(true)) }
  }
  const office: Passage[] = []
  const sibling: Passage[] = []
  let place = 0
  for (const { start, end, lines } of [...changes, { start: one.length, end: one.length, lines: [] }]) {
    const same = { text: one.slice(place, start).join(''), isMarked: false }
    office.push(same, { text: one.slice(start, end).join(''), isMarked: true })
    sibling.push(same, { text: lines.join(''), isMarked: true })
    place = end
  }
  return { office: splitPassages(office), sibling: splitPassages(sibling) }
}

/** Back into paragraphs; a passage that runs over a paragraph's end goes on in the next one. */
function splitPassages(passages: readonly Passage[]): Passage[][] {
  const paragraphs: Passage[][] = [[]]
  for (const { text, isMarked } of passages) {
    text.split('\n').forEach((piece, index) => {
      if (index > 0) paragraphs.push([])
      if (piece !== '') paragraphs[paragraphs.length - 1]?.push({ text: piece, isMarked })
    })
  }
  return paragraphs
}

const whole =
  (isMarked: boolean) =>
  (text: string): Passage[] => [{ text, isMarked }]
