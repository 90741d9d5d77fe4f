/** Whole numbers up to here are exact, sums of them too. */
const MOST_EXACT = Number.MAX_SAFE_INTEGER

/**
 * The places of some dates (ms) in the order of time, of equal dates the earlier place first; null when they stand in
 * order already. Date and place are sorted as one plain number each: no function is called for two dates to be compared,
 * which is most of the time of sorting where code is cold.
 */
export function placesByDate(ats: ArrayLike<number>): readonly number[] | null {
  const bounds = boundsOf(ats)
  if (bounds === null) return null
  const { earliest, latest, isWhole } = bounds
  if (!isWhole || (latest - earliest + 1) * ats.length > MOST_EXACT) return sortPlaces(ats)
  const keys = new Float64Array(ats.length)
  for (let place = 0; place < ats.length; place++) {
    keys[place] = ((ats[place] ?? 0) - earliest) * ats.length + place
  }
  keys.sort()
  const places: number[] = []
  for (let n = 0; n < keys.length; n++) places.push((keys[n] as number) % ats.length)
  return places
}

/** Values in the order of places. */
export function inPlaces<Value>(values: readonly Value[], places: readonly number[]): Value[] {
  return places.map((place) => values[place] as Value)
}

/** The same of dates. */
export function datesInPlaces(dates: ArrayLike<number>, places: readonly number[]): Float64Array {
  const sorted = new Float64Array(places.length)
  for (let n = 0; n < places.length; n++) sorted[n] = dates[places[n] as number] as number
  return sorted
}

/** Null when they are in order. */
function boundsOf(ats: ArrayLike<number>) {
  let earliest = Infinity
  let latest = -Infinity
  let isInOrder = true
  let isWhole = true
  for (let place = 0; place < ats.length; place++) {
    const at = ats[place] as number
    if (at < latest) isInOrder = false
    if (at > latest) latest = at
    if (at < earliest) earliest = at
    if (!Number.isInteger(at)) isWhole = false
  }
  return isInOrder ? null : { earliest, latest, isWhole }
}

function sortPlaces(ats: ArrayLike<number>): number[] {
  return Array.from(ats, (_, place) => place).sort((a, b) => (ats[a] ?? 0) - (ats[b] ?? 0) || a - b)
}
