/** How much of a count comes from few: "80%的信息是由20%的报送单位报送的" (GS-19). */
export interface Concentration {
  /** A fifth of the units, rounded half-up to whole units, at least one. */
  topUnits: number
  units: number
  /** What the top units have of all; equal units at the edge do not change it. */
  top: number
  all: number
}

export function concentrationOf(counts: readonly number[]): Concentration {
  const topUnits = counts.length === 0 ? 0 : Math.max(1, Math.floor(counts.length / 5 + 0.5))
  const sorted = [...counts].sort((a, b) => b - a)
  return {
    topUnits,
    units: counts.length,
    top: sum(sorted.slice(0, topUnits)),
    all: sum(sorted),
  }
}

/** The units with at least one item, of all. */
export interface Participation {
  taking: number
  units: number
}

export function participationOf(counts: readonly number[]): Participation {
  return { taking: counts.filter((count) => count > 0).length, units: counts.length }
}

/** The first `k` entries by count and the rest as one: together they are all. */
export interface TopAndOther<Entry> {
  top: Entry[]
  other: { entries: number; count: number }
}

/** Entries come in the order that decides among equal counts. */
export function topAndOther<Entry>(
  entries: readonly Entry[],
  { k, countOf }: { k: number; countOf: (entry: Entry) => number },
): TopAndOther<Entry> {
  const sorted = entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => countOf(b.entry) - countOf(a.entry) || a.index - b.index)
    .map(({ entry }) => entry)
  const rest = sorted.slice(k)
  return { top: sorted.slice(0, k), other: { entries: rest.length, count: sum(rest.map(countOf)) } }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
