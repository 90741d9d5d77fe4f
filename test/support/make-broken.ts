/** A copy of a message in which one field is broken, and the place that must be named. */
export interface Broken {
  place: string
  fault: string
  data: unknown
}

type Path = (string | number)[]

/** Breaks each field of a good message in turn: once by a value of another type, once by leaving it out. */
export function breakEachField(message: unknown, optional: string[] = []): Broken[] {
  return listPaths(message).flatMap((path) => {
    const place = path.join('.')
    const isInList = typeof path[path.length - 1] === 'number'
    const foreign = {
      place,
      fault: 'another type',
      data: changeAt(message, path, makeForeign(valueAt(message, path))),
    }
    const isOptional = isInList || optional.includes(withoutIndexes(path))
    return isOptional
      ? [foreign]
      : [foreign, { place, fault: 'left out', data: changeAt(message, path, undefined) }]
  })
}

function listPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const members: [string | number, unknown][] = Array.isArray(value)
    ? value.map((member, index) => [index, member])
    : Object.entries(value)
  const below = members.flatMap(([key, member]) => listPaths(member, [...path, key]))
  return path.length === 0 ? below : [path, ...below]
}

/** Of a kind that no field takes in the place of the value that was there. */
function makeForeign(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? 7 : { foreign: true }
}

function changeAt(value: unknown, [key, ...rest]: Path, change: unknown): unknown {
  if (key === undefined) return change
  if (Array.isArray(value))
    return value.map((one, index) => (index === key ? changeAt(one, rest, change) : one))
  const { [key]: member, ...others } = value as Record<string | number, unknown>
  const changed = changeAt(member, rest, change)
  return changed === undefined ? others : { ...others, [key]: changed }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], value)
}

function withoutIndexes(path: Path): string {
  return path.filter((key) => typeof key === 'string').join('.')
}
