/**
 * The one way to write a JSON value for hashing: keys sorted, no blanks, absent (`undefined`) members left out.
 * Takes plain JSON values; returns text whose UTF-8 bytes are hashed.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value))
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(members.map(([key, member]) => [key, sortKeys(member)]))
}
