import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import { useTimes } from '../../../ui/words/use-times.ts'
import type { Version } from '../../stores/history.ts'

/**
 * What each version is called, by its number: its time to the minute, to the second where two lie within one minute,
 * and with a running number, the oldest first, where a second has more than one.
 */
export function useVersionNames(
  source: MaybeRefOrGetter<{ versions: Version[]; now: number }>,
): ComputedRef<ReadonlyMap<number, string>> {
  const { formatMoment, formatExactMoment } = useTimes()

  return computed(() => {
    const { versions, now } = toValue(source)
    const oldestFirst = [...versions].sort((a, b) => a.number - b.number)
    const byMinute = groupBy(oldestFirst, ({ at }) => formatMoment(at, now))
    const names = Array.from(byMinute).flatMap(([minute, within]) =>
      within.length === 1 ? nameEach(minute, within) : nameToSecond(within, now),
    )
    return new Map(names)
  })

  function nameToSecond(versions: Version[], now: number): [number, string][] {
    const bySecond = groupBy(versions, ({ at }) => formatExactMoment(at, now))
    return Array.from(bySecond).flatMap(([second, within]) => nameEach(second, within))
  }
}

function nameEach(moment: string, versions: Version[]): [number, string][] {
  return versions.map(({ number }, place) => [
    number,
    versions.length === 1 ? moment : `${moment} · ${place + 1}`,
  ])
}

function groupBy(versions: Version[], nameOf: (version: Version) => string): Map<string, Version[]> {
  const groups = new Map<string, Version[]>()
  for (const version of versions) {
    const name = nameOf(version)
    groups.set(name, [...(groups.get(name) ?? []), version])
  }
  return groups
}
