import { findChangedParts } from './changed-parts.ts'

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

/** What goes, what comes, and what stays behind both. */
interface Step {
  removed: readonly string[]
  added: readonly string[]
  same: readonly string[]
}

/** What is too long and too different to compare counts as wholly replaced. */
function compareLists(before: readonly string[], after: readonly string[]): Step[] {
  const changes = findChangedParts(before, after)
  if (changes === undefined) return [{ removed: before, added: after, same: [] }]
  const steps = changes.map(({ start, end, parts }, place) => ({
    removed: before.slice(start, end),
    added: parts,
    same: before.slice(end, changes[place + 1]?.start),
  }))
  return [{ removed: [], added: [], same: before.slice(0, changes[0]?.start) }, ...steps]
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
