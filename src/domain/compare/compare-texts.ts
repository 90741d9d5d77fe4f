/** A stretch of text that both have, or only the one before or the one after. */
export interface TextPiece {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/**
 * Two texts as one list of pieces, first by paragraphs, then by characters within those that changed. All but the
 * added pieces are the text before, all but the removed ones the text after.
 */
export function compareTexts(before: string, after: string): TextPiece[] {
  const pieces = compareLists(paragraphsOf(before), paragraphsOf(after)).flatMap(
    ({ removed, added, same }) => [
      ...compareCharacters(removed.join(''), added.join('')),
      { kind: 'same' as const, text: same.join('') },
    ],
  )
  return joinAlike(pieces)
}

export function hasDifferences(pieces: readonly TextPiece[]): boolean {
  return pieces.some(({ kind }) => kind !== 'same')
}

function compareCharacters(before: string, after: string): TextPiece[] {
  // By code points: half of a character must not be marked.
  return compareLists(Array.from(before), Array.from(after)).flatMap(({ removed, added, same }) => [
    { kind: 'removed' as const, text: removed.join('') },
    { kind: 'added' as const, text: added.join('') },
    { kind: 'same' as const, text: same.join('') },
  ])
}

/** Each paragraph with the line break that ends it. */
function paragraphsOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** What goes and what comes, up to what stays. */
interface Step {
  removed: string[]
  added: string[]
  same: string[]
}

/** Beyond this many pairs the middle counts as wholly replaced: an old phone must not stand still. */
const MOST_PAIRS = 4_000_000

function compareLists(before: string[], after: string[]): Step[] {
  const start = countAlike(before, after)
  const end = countAlike(before.slice(start).reverse(), after.slice(start).reverse())
  const removed = before.slice(start, before.length - end)
  const added = after.slice(start, after.length - end)
  const middle =
    removed.length * added.length > MOST_PAIRS ? [{ removed, added, same: [] }] : stepThrough(removed, added)
  const head = { removed: [], added: [], same: before.slice(0, start) }
  const tail = { removed: [], added: [], same: before.slice(before.length - end) }
  return [head, ...middle, tail]
}

function countAlike(a: string[], b: string[]): number {
  let count = 0
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1
  return count
}

/** The longest common subsequence, walked from the front. */
function stepThrough(before: string[], after: string[]): Step[] {
  const width = after.length + 1
  const lengths = commonLengths(before, after)
  const lengthAt = (i: number, j: number) => lengths[i * width + j] ?? 0
  const steps: Step[] = []
  let step: Step = { removed: [], added: [], same: [] }
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      step.same.push(before[i] as string)
      ;[i, j] = [i + 1, j + 1]
      continue
    }
    if (step.same.length > 0) {
      steps.push(step)
      step = { removed: [], added: [], same: [] }
    }
    const isRemoval = j === after.length || (i < before.length && lengthAt(i + 1, j) >= lengthAt(i, j + 1))
    if (isRemoval) step.removed.push(before[i++] as string)
    else step.added.push(after[j++] as string)
  }
  return [...steps, step]
}

/** At [i, j]: how much the rests from i and from j have in common. */
function commonLengths(before: string[], after: string[]): Uint32Array {
  const width = after.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const below = lengths[(i + 1) * width + j] ?? 0
      const beside = lengths[i * width + j + 1] ?? 0
      const isAlike = before[i] === after[j]
      lengths[i * width + j] = isAlike ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(below, beside)
    }
  }
  return lengths
}

function joinAlike(pieces: TextPiece[]): TextPiece[] {
  const joined: TextPiece[] = []
  for (const piece of pieces) {
    const last = joined[joined.length - 1]
    if (piece.text === '') continue
    if (last?.kind === piece.kind) last.text += piece.text
    else joined.push({ ...piece })
  }
  return joined
}
