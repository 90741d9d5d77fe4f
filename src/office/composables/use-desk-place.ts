import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { parsePeriod, type Period } from '../../domain/calendar/period.ts'
import { parseItemId, parseUnitId, type ItemId, type UnitId } from '../../domain/ids.ts'

/** 任务与计分: the rules, or the progress or the points of a period and perhaps of one unit, or its grades. */
export type TaskPlace =
  | { screen: 'rules' }
  | { screen: 'progress' | 'points'; period?: Period; unitId?: UnitId }
  | { screen: 'grades'; period?: Period }

/** 综合与上报: the composites, one of them, or what was passed up. */
export type UsesPlace =
  { screen: 'composites'; compositeId?: ItemId } | { screen: 'above' } | { screen: 'backlog' }

/** 选题与约稿: a screen for each tab of the strip, or one entry of its list: a commission, a topic, a demand, a point. */
export type TopicPlace =
  | { screen: 'commissions'; entryId?: string }
  | { screen: 'calendar'; entryId?: string }
  | { screen: 'demands'; entryId?: string }
  | { screen: 'leads' }
  | { screen: 'clues' }
  | { screen: 'contacts' }
  | { screen: 'key-points'; view?: 'matrix'; entryId?: string }

/** 园地: notices, the library of good texts, what people say to the office. */
export type GardenPlace = { screen: 'notices' | 'exemplars' | 'suggestions' }

/** Where one is at the desk; it stands in the address, so that back, reload and a link lead to the same place. */
export type DeskPlace =
  | { screen: 'items'; itemId?: ItemId }
  | { screen: 'people' }
  | { screen: 'devices' }
  | { screen: 'audit' }
  | TopicPlace
  | TaskPlace
  | UsesPlace
  | GardenPlace

export function isTaskPlace(place: DeskPlace): place is TaskPlace {
  return ['rules', 'progress', 'points', 'grades'].includes(place.screen)
}

const TOPIC_SCREENS: readonly DeskPlace['screen'][] = [
  'commissions',
  'key-points',
  'leads',
  'clues',
  'contacts',
  'calendar',
  'demands',
]

export function isTopicPlace(place: DeskPlace): place is TopicPlace {
  return TOPIC_SCREENS.includes(place.screen)
}

export function isUsesPlace(place: DeskPlace): place is UsesPlace {
  return place.screen === 'composites' || place.screen === 'above' || place.screen === 'backlog'
}

export function isGardenPlace(place: DeskPlace): place is GardenPlace {
  return place.screen === 'notices' || place.screen === 'exemplars' || place.screen === 'suggestions'
}

/** Addresses are few and read by hand: the desk is one component, and its panes stay while the address changes. */
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
  if (place.screen === 'items') return place.itemId === undefined ? '/desk' : `/desk/items/${place.itemId}`
  if (place.screen === 'composites' && place.compositeId !== undefined)
    return `/desk/composites/${place.compositeId}`
  if ('entryId' in place && place.entryId !== undefined) return `/desk/${place.screen}/${place.entryId}`
  if (place.screen === 'key-points' && place.view !== undefined) return `/desk/key-points/${place.view}`
  if (place.screen === 'grades' && place.period !== undefined) return `/desk/grades/${place.period}`
  if (place.screen !== 'progress' && place.screen !== 'points') return `/desk/${place.screen}`
  const { screen, period, unitId } = place
  if (period === undefined) return `/desk/${screen}`
  return unitId === undefined ? `/desk/${screen}/${period}` : `/desk/${screen}/${period}/${unitId}`
}

const ENTRY =
  /^\/desk\/(commissions|calendar|demands|key-points)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export function parsePlace(path: string): DeskPlace {
  const entry = ENTRY.exec(path)
  if (entry !== null) return parseEntryPlace(entry)
  if (path.startsWith('/desk/people')) return { screen: 'people' }
  if (path.startsWith('/desk/devices')) return { screen: 'devices' }
  if (path.startsWith('/desk/audit')) return { screen: 'audit' }
  if (path.startsWith('/desk/commissions')) return { screen: 'commissions' }
  if (path.startsWith('/desk/key-points/matrix')) return { screen: 'key-points', view: 'matrix' }
  if (path.startsWith('/desk/key-points')) return { screen: 'key-points' }
  if (path.startsWith('/desk/leads')) return { screen: 'leads' }
  if (path.startsWith('/desk/calendar')) return { screen: 'calendar' }
  if (path.startsWith('/desk/demands')) return { screen: 'demands' }
  if (path.startsWith('/desk/clues')) return { screen: 'clues' }
  if (path.startsWith('/desk/contacts')) return { screen: 'contacts' }
  if (path.startsWith('/desk/rules')) return { screen: 'rules' }
  if (path.startsWith('/desk/notices')) return { screen: 'notices' }
  if (path.startsWith('/desk/exemplars')) return { screen: 'exemplars' }
  if (path.startsWith('/desk/suggestions')) return { screen: 'suggestions' }
  if (path.startsWith('/desk/above')) return { screen: 'above' }
  if (path.startsWith('/desk/backlog')) return { screen: 'backlog' }
  if (path.startsWith('/desk/composites')) {
    const compositeId = parseItemId(/^\/desk\/composites\/([^/]+)$/.exec(path)?.[1] ?? '')
    return compositeId === undefined ? { screen: 'composites' } : { screen: 'composites', compositeId }
  }
  const ofGrades = /^\/desk\/grades(?:\/([^/]+))?\/?$/.exec(path)
  if (ofGrades !== null) return parseGradesPlace(ofGrades[1])
  const ofPeriod = /^\/desk\/(progress|points)(?:\/([^/]+))?(?:\/([^/]+))?\/?$/.exec(path)
  if (ofPeriod !== null) return parseTaskPlace(ofPeriod)
  const itemId = parseItemId(/^\/desk\/items\/([^/]+)$/.exec(path)?.[1] ?? '')
  return itemId === undefined ? { screen: 'items' } : { screen: 'items', itemId }
}

function parseEntryPlace([, screen, entryId = '']: RegExpExecArray): TopicPlace {
  return { screen: screen as 'commissions' | 'calendar' | 'demands' | 'key-points', entryId }
}

function parseGradesPlace(text = ''): TaskPlace {
  const period = parsePeriod(text)
  return period === undefined ? { screen: 'grades' } : { screen: 'grades', period }
}

function parseTaskPlace([, screen, periodText = '', unitText = '']: RegExpExecArray): TaskPlace {
  const place = { screen: screen as 'progress' | 'points' }
  const period = parsePeriod(periodText)
  if (period === undefined) return place
  const unitId = parseUnitId(unitText)
  return unitId === undefined ? { ...place, period } : { ...place, period, unitId }
}
