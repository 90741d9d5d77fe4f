import { isUnitRole, type Role } from '../domain/people/role.ts'
import type { IconName } from '../ui/icon-paths.ts'
import {
  isGardenPlace,
  isTaskPlace,
  isTopicPlace,
  isUsesPlace,
  type DeskPlace,
} from './composables/use-desk-place.ts'

/** One link of the desk's column: who has it, where it leads, and which places it stands for. */
export interface DeskRoom {
  /** Its words are `office.nav.<name>`. */
  name: string
  icon: IconName
  isFor: (role: Role) => boolean
  enter: (role: Role) => DeskPlace
  holds: (place: DeskPlace) => boolean
}

const readers = (role: Role) => role === 'editor' || role === 'leader'
const admin = (role: Role) => role === 'admin'

/** In the order of the column. Whoever keeps the rules comes to them first, everybody else to how far the units are. */
export const DESK_ROOMS: readonly DeskRoom[] = [
  { name: 'items', icon: 'list', isFor: readers, ...screen('items') },
  { name: 'people', icon: 'people', isFor: admin, ...screen('people') },
  {
    name: 'topics',
    icon: 'mail',
    isFor: readers,
    enter: () => ({ screen: 'commissions' }),
    holds: isTopicPlace,
  },
  {
    name: 'uses',
    icon: 'archive',
    isFor: readers,
    enter: () => ({ screen: 'composites' }),
    holds: isUsesPlace,
  },
  {
    name: 'garden',
    icon: 'note',
    isFor: readers,
    enter: () => ({ screen: 'notices' }),
    holds: isGardenPlace,
  },
  {
    name: 'tasks',
    icon: 'flag',
    isFor: (role) => !isUnitRole(role),
    enter: (role) => ({ screen: admin(role) ? 'rules' : 'progress' }),
    holds: isTaskPlace,
  },
  {
    name: 'devices',
    icon: 'phone',
    isFor: (role) => admin(role) || role === 'editor',
    ...screen('devices'),
  },
  {
    name: 'audit',
    icon: 'clock',
    isFor: (role) => admin(role) || role === 'leader',
    ...screen('audit'),
  },
]

function screen(name: 'items' | 'people' | 'devices' | 'audit'): Pick<DeskRoom, 'enter' | 'holds'> {
  return { enter: () => ({ screen: name }), holds: (place) => place.screen === name }
}

/** The room a place belongs to, if this role has it. */
export function findDeskRoom(place: DeskPlace, role: Role): DeskRoom | undefined {
  return DESK_ROOMS.find((room) => room.holds(place) && room.isFor(role))
}
