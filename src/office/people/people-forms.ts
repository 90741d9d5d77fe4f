import { isAcceptablePassword, parseAccountName } from '../../domain/people/credentials.ts'
import type { UnitId } from '../../domain/ids.ts'
import { isUnitRole, type Role } from '../../domain/people/role.ts'

export interface UnitForm {
  name: string
  classId: string
}
export interface PersonForm {
  displayName: string
  role: Role
  unitId: UnitId | ''
  account: string
  password: string
}
export type UnitField = keyof UnitForm
export type PersonField = keyof PersonForm

/** What is wrong, as the key of a sentence by field, in the order of the form. */
export type Faults<Field extends string> = Partial<Record<Field, string>>

export function findUnitFaults({ name, classId }: UnitForm): Faults<UnitField> {
  const faults: Faults<UnitField> = {}
  if (name.trim().length < 2) faults.name = 'office.people.missing.name'
  if (classId === '') faults.classId = 'office.people.missing.classId'
  return faults
}

export function findPersonFaults(form: PersonForm): Faults<PersonField> {
  const faults: Faults<PersonField> = {}
  if (form.displayName.trim() === '') faults.displayName = 'office.people.missing.displayName'
  if (isUnitRole(form.role) && form.unitId === '') faults.unitId = 'refusal.person.unit_required'
  if (parseAccountName(form.account) === undefined) faults.account = 'refusal.person.name_malformed'
  if (!isAcceptablePassword(form.password)) faults.password = 'refusal.person.password_too_short'
  return faults
}

/** At which field of its form a refusal of the server belongs. */
export const FIELD_BY_REFUSAL: Record<string, UnitField | PersonField | undefined> = {
  'unit.name_taken': 'name',
  'unit.class_unknown': 'classId',
  'unit.unknown': 'unitId',
  'person.unit_required': 'unitId',
  'person.name_taken': 'account',
  'person.name_malformed': 'account',
  'person.password_too_short': 'password',
}
