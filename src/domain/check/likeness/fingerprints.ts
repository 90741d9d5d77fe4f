import { toComparableText } from './comparable-text.ts'

/** Characters of a shingle: shorter ones are shared by all official texts. */
export const SHINGLE_CHARACTERS = 10
/**
 * Of each window of neighbouring shingles the least hash is kept (winnowing, Schleimer and others 2003): any passage
 * of `SHINGLE_CHARACTERS + WINDOW - 1` = 25 characters that two texts share leaves them one fingerprint in common, and
 * a text of 800 characters has about a hundred.
 */
export const WINDOW = 16

/** The fingerprints of a text, each once: 32-bit whole numbers, the same for the same passage in any text. */
export function fingerprintsOf(text: string): number[] {
  const hashes = hashShingles(toComparableText(text).characters)
  if (hashes.length <= WINDOW) return hashes.length === 0 ? [] : [Math.min(...hashes)]
  const kept = new Set<number>()
  let least = -1
  for (let end = WINDOW - 1; end < hashes.length; end++) {
    const start = end - WINDOW + 1
    least = least < start ? placeOfLeast(hashes, start, end) : lesserOf(hashes, least, end)
    kept.add(hashes[least] ?? 0)
  }
  return [...kept]
}

function lesserOf(hashes: readonly number[], one: number, other: number): number {
  return (hashes[other] ?? 0) <= (hashes[one] ?? 0) ? other : one
}

function placeOfLeast(hashes: readonly number[], start: number, end: number): number {
  let least = start
  for (let place = start + 1; place <= end; place++) least = lesserOf(hashes, least, place)
  return least
}

const BASE = 1_000_003
/** `BASE` to the power of the characters that stay in the shingle when the first one leaves. */
const LEAVING = powerOf(BASE, SHINGLE_CHARACTERS - 1)

function powerOf(base: number, exponent: number): number {
  let power = 1
  for (let i = 0; i < exponent; i++) power = Math.imul(power, base)
  return power
}

/** The rolling hash of each run of `SHINGLE_CHARACTERS`, in the order of the text. */
function hashShingles(characters: string): number[] {
  const hashes: number[] = []
  let hash = 0
  for (let place = 0; place < characters.length; place++) {
    if (place >= SHINGLE_CHARACTERS) {
      const leaving = characters.charCodeAt(place - SHINGLE_CHARACTERS)
      hash = (hash - Math.imul(leaving, LEAVING)) | 0
    }
    hash = (Math.imul(hash, BASE) + characters.charCodeAt(place)) | 0
    if (place >= SHINGLE_CHARACTERS - 1) hashes.push(mix(hash))
  }
  return hashes
}

/** Spreads neighbouring hashes over all numbers, so that the least of a window is a fair choice (finaliser of MurmurHash3). */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
