import { fingerprintsOf } from './fingerprints.ts'
import { isNoticed, overlapOf, type Overlap } from './overlap.ts'

/**
 * The comparison of one text with many, each asked in turn: the fingerprints spare those that share nothing. Undefined
 * for a text in which nothing is to be noticed.
 */
export function createLikenessFinder(text: string): (other: string) => Overlap | undefined {
  const own = new Set(fingerprintsOf(text))
  return (other) => {
    if (!fingerprintsOf(other).some((print) => own.has(print))) return undefined
    const overlap = overlapOf(text, other)
    return isNoticed(overlap) ? overlap : undefined
  }
}
