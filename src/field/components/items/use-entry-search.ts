import { computed, readonly, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { Entry } from '../../stores/entries.ts'
import { ENTRY_FILTERS, hasTitle, isInFilter, type EntryFilter } from './entry-filter.ts'
import { groupByMonth, newestFirst } from './month-groups.ts'

const PAGE = 50

/** A long list in pages: filtered, searched, by month, and only as much of it drawn as has been asked for. */
export function useEntrySearch(
  entries: MaybeRefOrGetter<readonly Entry[]>,
  filter: MaybeRefOrGetter<EntryFilter>,
) {
  const search = shallowRef('')
  const shownCount = shallowRef(PAGE)

  const sorted = computed(() => newestFirst(toValue(entries)))
  const found = computed(() =>
    sorted.value.filter(
      (entry) => isInFilter(entry, toValue(filter)) && hasTitle(entry.text.title, search.value),
    ),
  )
  const groups = computed(() => groupByMonth(found.value.slice(0, shownCount.value)))
  const restCount = computed(() => Math.max(0, found.value.length - shownCount.value))
  const counts = computed(() => {
    const pairs = ENTRY_FILTERS.map((name) => [
      name,
      sorted.value.filter((entry) => isInFilter(entry, name)).length,
    ])
    return Object.fromEntries(pairs) as Record<EntryFilter, number>
  })

  watch([search, () => toValue(filter)], () => (shownCount.value = PAGE))

  function showMore() {
    shownCount.value += PAGE
  }

  return { search, groups, restCount, counts, shownCount: readonly(shownCount), showMore }
}
