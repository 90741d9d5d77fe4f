/** The indexes at which a value stands that stood before. */
export function repeatedIndexes(values: readonly string[]): number[] {
  const first = new Map<string, number>()
  return values.flatMap((value, index) => {
    if (first.has(value)) return [index]
    first.set(value, index)
    return []
  })
}

/** A text that is the same for the same members in whatever order; null means any. */
export function asSet(values: readonly string[] | null): string[] | null {
  return values === null ? null : [...new Set(values)].sort()
}

/** Whether whatever the second lets through is let through by the first; null lets everything through. */
export function covers<Value>(wide: readonly Value[] | null, narrow: readonly Value[] | null): boolean {
  if (wide === null) return true
  return narrow !== null && narrow.every((value) => wide.includes(value))
}
