import type { ContactKind } from '../../domain/contact/contact.ts'
import type { UnitId } from '../../domain/ids.ts'
import type { DeskContact } from '../../protocol/contact.ts'

export interface ContactForm {
  name: string
  kind: ContactKind
  unitId: UnitId | ''
  person: string
  telephone: string
}

export type ContactFault = 'name' | 'unit'

/** A new one is empty; one that is changed begins with what stands there. */
export function formOf(contact: DeskContact | undefined): ContactForm {
  if (contact === undefined) return { name: '', kind: 'enterprise', unitId: '', person: '', telephone: '' }
  const { name, kind, unitId, person, telephone } = contact
  return { name, kind, unitId, person, telephone }
}

/** What is sent, with trimmed words, or which fields are missing. */
export function toContact({ unitId, name, ...form }: ContactForm) {
  const faults: ContactFault[] = []
  if (name.trim() === '') faults.push('name')
  if (unitId === '') faults.push('unit')
  if (unitId === '' || faults.length > 0) return { faults }
  const { kind, person, telephone } = form
  return { name: name.trim(), kind, unitId, person: person.trim(), telephone: telephone.trim() }
}
