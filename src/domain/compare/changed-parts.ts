/** A run of the list before, from `start` up to `end`, that became `parts`; nothing was there when they are equal. */
export interface ChangedParts {
  start: number
  end: number
  parts: readonly string[]
}

/** More comparisons than this cost a server or an old phone too much; no honest text of an office comes near. */
const MOST_COMPARISONS = 1_000_000

/**
 * What turns one list of paragraphs or characters into another, in order, never touching one another. Undefined when
 * both are so long and so different that comparing them would cost too much.
 */
export function findChangedParts(
  before: readonly string[],
  after: readonly string[],
): ChangedParts[] | undefined {
  const head = countEqual(before, after, (list, place) => list[place])
  const shorter = Math.min(before.length, after.length) - head
  const tail = Math.min(
    shorter,
    countEqual(before, after, (list, place) => list[list.length - 1 - place]),
  )
  const old = before.slice(head, before.length - tail)
  const young = after.slice(head, after.length - tail)
  if (old.length * young.length > MOST_COMPARISONS) return undefined
  const changes = walk(old, young, measureCommon(old, young))
  return changes.map((change) => ({ ...change, start: change.start + head, end: change.end + head }))
}

type Reader = (list: readonly string[], place: number) => string | undefined

function countEqual(one: readonly string[], other: readonly string[], read: Reader): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && read(one, count) === read(other, count)) count++
  return count
}

/** Longest common subsequences of all the ends of two lists: `lengths[i][j]` of those from `i` and from `j` on. */
function measureCommon(old: readonly string[], young: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(young.length + 1))
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      const longer = Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
      write(lengths, { i, j, length: old[i] === young[j] ? at(lengths, i + 1, j + 1) + 1 : longer })
    }
  }
  return lengths
}

function walk(old: readonly string[], young: readonly string[], lengths: Uint32Array[]): ChangedParts[] {
  const changes: ChangedParts[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < young.length) {
    const [start, from] = [i, j]
    while ((i < old.length || j < young.length) && !isCommon(i, j)) {
      if (j >= young.length || (i < old.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1))) i++
      else j++
    }
    if (i > start || j > from) changes.push({ start, end: i, parts: young.slice(from, j) })
    while (i < old.length && j < young.length && isCommon(i, j)) {
      i++
      j++
    }
  }
  return changes

  function isCommon(oldPlace: number, youngPlace: number): boolean {
    if (oldPlace >= old.length || youngPlace >= young.length) return false
    return old[oldPlace] === young[youngPlace]
  }
}

const at = (lengths: Uint32Array[], i: number, j: number) => lengths[i]?.[j] ?? 0

function write(lengths: Uint32Array[], { i, j, length }: { i: number; j: number; length: number }) {
  const row = lengths[i]
  if (row !== undefined) row[j] = length
}
