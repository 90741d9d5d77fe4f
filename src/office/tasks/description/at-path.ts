/** What stands at `quotas.3.filter.categories` in a document; undefined where the way ends earlier. */
export function readAt(document: unknown, path: string): unknown {
  if (path === '') return document
  return path
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | null)?.[key], document)
}

/** The document with another value at the path; every part on the way is new, every other one the same. */
export function writeAt<Document>(document: Document, path: string, value: unknown): Document {
  if (path === '') return value as Document
  const [key = '', ...rest] = path.split('.')
  const inner = writeAt((document as Record<string, unknown>)[key], rest.join('.'), value)
  if (Array.isArray(document)) {
    return document.map((each: unknown, index) => (index === Number(key) ? inner : each)) as Document
  }
  return { ...document, [key]: inner }
}

/** Whether a place lies at a path or within it: `quotas.3.minimum` in `quotas.3`, and not in `quotas.30`. */
export function isWithin(place: string, path: string): boolean {
  return place === path || place.startsWith(`${path}.`)
}
