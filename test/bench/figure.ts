export interface Figure {
  name: string
  value: number
  unit: string
  limit: number
  /** What the limit is: the most that is good, or the least. */
  isLeast?: boolean
}

/** One JSON line; a ratio of at most 1 keeps the limit. */
export function printFigure({ name, value, unit, limit, isLeast = false }: Figure): void {
  const ratio = isLeast ? limit / value : value / limit
  console.log(JSON.stringify({ name, value: round(value), unit, limit, ratio: round(ratio) }))
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
