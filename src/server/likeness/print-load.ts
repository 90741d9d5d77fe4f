import type { Print } from './likeness.repository.ts'

/** Fingerprints of many texts, to be written in the order of the table. */
export interface PrintLoad {
  add(revision: number, prints: readonly number[]): void
  isFull(): boolean
  /** All that was added by print and revision, in slices of at most `length`. */
  inOrder(length: number): Generator<Print[]>
}

/** From the least 32-bit number to 0. */
const OFFSET = 2 ** 31
/** A print above a text's place in the load is one whole number of at most 53 bits, and sorts as the pair would. */
const MOST_TEXTS = 2 ** 21

/** Pairs as numbers of eight bytes each: as pairs they would take ten times the memory and the time to sort. */
export function createPrintLoad(texts: number): PrintLoad {
  if (texts > MOST_TEXTS) throw new Error('a load of fingerprints holds at most 2,097,152 texts')
  const revisions: number[] = []
  const pairs: number[] = []

  function* inOrder(length: number): Generator<Print[]> {
    const sorted = Float64Array.from(pairs).sort()
    for (let start = 0; start < sorted.length; start += length) {
      yield Array.from(sorted.subarray(start, start + length), (pair): Print => {
        const place = pair % MOST_TEXTS
        return [(pair - place) / MOST_TEXTS - OFFSET, revisions[place] ?? 0]
      })
    }
  }

  return {
    add(revision, prints) {
      const place = revisions.push(revision) - 1
      for (const print of prints) pairs.push((print + OFFSET) * MOST_TEXTS + place)
    },
    isFull: () => revisions.length >= texts,
    inOrder,
  }
}
