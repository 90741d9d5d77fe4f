import { compareTexts, type TextPiece } from './compare-texts.ts'

/** A stretch this short between two changes is no help to the eye. */
const SHORTEST_SAME = 2

/**
 * Two texts as pieces that a person can read: where changes stand so close that only single characters are left between
 * them, they become one change, old words before new ones. Nothing is added and nothing left out.
 */
export function compareReadably(before: string, after: string): TextPiece[] {
  const readable: TextPiece[] = []
  let removed = ''
  let added = ''
  const pieces = compareTexts(before, after)
  const flush = () => {
    if (removed !== '') readable.push({ kind: 'removed', text: removed })
    if (added !== '') readable.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  pieces.forEach(({ kind, text }, place) => {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (isBetweenChanges(pieces, place, text)) {
      removed += text
      added += text
    } else {
      flush()
      readable.push({ kind, text })
    }
  })
  flush()
  return readable
}

function isBetweenChanges(pieces: readonly TextPiece[], place: number, text: string): boolean {
  if (place === 0 || place === pieces.length - 1) return false
  return Array.from(text).length < SHORTEST_SAME && !/[\n。！？；，]/.test(text)
}
