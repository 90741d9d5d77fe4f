import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { parseItemId, type ItemId } from '../../domain/ids.ts'

/** Where one is at the desk; it stands in the address, so that back, reload and a link lead to the same place. */
export type DeskPlace = { screen: 'items'; itemId?: ItemId } | { screen: 'people' } | { screen: 'devices' }

/** Addresses are four and read by hand: the desk is one component, and its panes stay while the address changes. */
export function useDeskPlace() {
  const route = useRoute()
  const router = useRouter()
  const place = computed(() => parsePlace(route.path))

  /** `replace` leaves no step to go back to. */
  function go(next: DeskPlace, { replace = false } = {}) {
    const path = formatPlace(next)
    void (replace ? router.replace(path) : router.push(path))
  }

  return { place, go }
}

export function formatPlace(place: DeskPlace): string {
  if (place.screen !== 'items') return `/desk/${place.screen}`
  return place.itemId === undefined ? '/desk' : `/desk/items/${place.itemId}`
}

export function parsePlace(path: string): DeskPlace {
  if (path.startsWith('/desk/people')) return { screen: 'people' }
  if (path.startsWith('/desk/devices')) return { screen: 'devices' }
  const itemId = parseItemId(/^\/desk\/items\/([^/]+)$/.exec(path)?.[1] ?? '')
  return itemId === undefined ? { screen: 'items' } : { screen: 'items', itemId }
}
