import type { AccountId, UnitId } from '../../../domain/ids.ts'
import type { Role } from '../../../domain/people/role.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import type { Option } from './field.ts'

export interface KnownUnit {
  id: UnitId
  name: string
  classId: string
}

export interface KnownPerson {
  id: AccountId
  displayName: string
  role: Role
  unitId: UnitId | null
  section: string | null
}

/** Names for what a document refers to: its own classes and rules, and the office's units and people. */
export interface Context {
  policy: Policy
  units: KnownUnit[]
  people: KnownPerson[]
  /** The words of the page. */
  t: (key: string, values?: Record<string, string | number> | number) => string
}

/** The words for each value of a list of the trade: `category.news`, `tasks.level.county`. */
export function optionsOf({ t }: Context, room: string, values: readonly string[]): Option[] {
  return values.map((value) => ({ value, label: t(`${room}.${value}`) }))
}

export function classOptions({ policy }: Context): Option[] {
  return policy.unitClasses.map(({ id, name }) => ({ value: id, label: name }))
}

export function unitOptions({ units }: Context): Option[] {
  return units.map(({ id, name }) => ({ value: id, label: name }))
}

export function scoreRuleOptions({ policy }: Context): Option[] {
  return policy.scoring.rules
    .filter(({ kind }) => kind === 'occasion')
    .map(({ id, name }) => ({ value: id, label: name === '' ? id : name }))
}

/** A name that no rule of the list has yet: `quota-3`. */
export function freeId(taken: readonly { id: string }[], stem: string): string {
  const ids = new Set(taken.map(({ id }) => id))
  let number = taken.length + 1
  while (ids.has(`${stem}-${number}`)) number++
  return `${stem}-${number}`
}
