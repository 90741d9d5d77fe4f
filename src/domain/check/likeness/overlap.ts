import { toComparableText, type ComparableText } from './comparable-text.ts'

/** A passage that stands in both texts: `from` to `until` (not included) in each, in UTF-16 units. */
export interface SharedPassage {
  from: number
  until: number
  otherFrom: number
  otherUntil: number
  /** Letters, digits and Chinese characters in it. */
  characters: number
}

export interface Overlap {
  /** How much of the text stands in the other one: characters in shared passages by a hundred of its own, 0 to 100. */
  percent: number
  /** In the order of the text, none within another. */
  passages: SharedPassage[]
}

/** Shorter runs are ordinary phrases: 进一步加强组织领导 is nobody's property. */
export const PASSAGE_CHARACTERS = 13
/** From here on somebody is told of a likeness. */
const NOTICED_PERCENT = 20
const NOTICED_PASSAGE = 60

/**
 * How much of `text` is contained in `other`: containment, not likeness, so that a short piece taken from a long
 * report counts whole, and a report that swallowed a short item counts by its share.
 */
export function overlapOf(text: string, other: string): Overlap {
  const one = toComparableText(text)
  const two = toComparableText(other)
  const passages = findPassages(one.characters, two.characters)
  const shared = passages.reduce((sum, { length }) => sum + length, 0)
  return {
    percent: one.characters.length === 0 ? 0 : Math.round((shared * 100) / one.characters.length),
    passages: passages.map((passage) => inPlace(passage, one, two)),
  }
}

/** Whether anybody should hear of it: a fifth of the text, or one long passage. It informs, it never blocks. */
export function isNoticed({ percent, passages }: Overlap): boolean {
  return percent >= NOTICED_PERCENT || passages.some(({ characters }) => characters >= NOTICED_PASSAGE)
}

interface Run {
  from: number
  otherFrom: number
  length: number
}

/** From left to right the longest run that begins at each place; what one run covers begins no other. */
function findPassages(one: string, two: string): Run[] {
  const starts = indexStarts(two)
  const runs: Run[] = []
  let from = 0
  while (from + PASSAGE_CHARACTERS <= one.length) {
    const run = longestRun(one, two, {
      from,
      candidates: starts.get(one.slice(from, from + PASSAGE_CHARACTERS)),
    })
    if (run !== undefined) runs.push(run)
    from += run?.length ?? 1
  }
  return runs
}

function indexStarts(text: string): Map<string, number[]> {
  const starts = new Map<string, number[]>()
  for (let place = 0; place + PASSAGE_CHARACTERS <= text.length; place++) {
    const beginning = text.slice(place, place + PASSAGE_CHARACTERS)
    const known = starts.get(beginning)
    if (known === undefined) starts.set(beginning, [place])
    else if (known.length < MOST_CANDIDATES) known.push(place)
  }
  return starts
}

/** A text that says one thing a thousand times is compared at its first places. */
const MOST_CANDIDATES = 32

function longestRun(
  one: string,
  two: string,
  { from, candidates = [] }: { from: number; candidates?: number[] | undefined },
): Run | undefined {
  let best: Run | undefined
  for (const otherFrom of candidates) {
    let length = PASSAGE_CHARACTERS
    while (from + length < one.length && one[from + length] === two[otherFrom + length]) length++
    if (best === undefined || length > best.length) best = { from, otherFrom, length }
  }
  return best
}

function inPlace({ from, otherFrom, length }: Run, one: ComparableText, two: ComparableText): SharedPassage {
  return {
    from: one.places[from] ?? 0,
    until: (one.places[from + length - 1] ?? 0) + 1,
    otherFrom: two.places[otherFrom] ?? 0,
    otherUntil: (two.places[otherFrom + length - 1] ?? 0) + 1,
    characters: length,
  }
}
