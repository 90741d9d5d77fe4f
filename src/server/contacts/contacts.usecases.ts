import { dayOf, type Day } from '../../domain/calendar/day.ts'
import type { Contact } from '../../domain/contact/contact.ts'
import { parseContactId, type AccountId, type ContactId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import {
  CONTACT_TOLD,
  type ContactChanging,
  type ContactList,
  type DeskContact,
  type NewContact,
  type ToldContact,
} from '../../protocol/contact.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { getUnit, listUnits } from '../people/people.usecases.ts'
import { refuseContact } from './contacts.errors.ts'
import * as repository from './contacts.repository.ts'
import type { ContactRow } from './contacts.repository.ts'

export { findContact } from './contacts.repository.ts'

/** Sets up a contact point at the unit that keeps it; the same request again changes nothing. */
export function addContact(
  db: Database,
  contact: NewContact,
  done: { by: AccountId; at: number },
): Promise<void> {
  return db.write(() => insertContact(db, contact, done))
}

/** Inside a write. */
export function insertContact(db: Database, contact: NewContact, done: { by: AccountId; at: number }) {
  const known = repository.findContact(db, contact.id)
  if (known !== undefined && contentOf(known) === contentOf(contact)) return
  if (known !== undefined) throw refuseContact('contact.id_taken')
  getUnit(db, contact.unitId)
  repository.insertContact(db, contact, done)
  publish(db, contact)
}

function contentOf({ name, kind, unitId, person, telephone }: Omit<NewContact, 'id'>): string {
  return JSON.stringify([name, kind, unitId, person, telephone])
}

/** Changes its words, notes a day on which it was heard, gives it up or takes it back; 409 where a colleague was faster. */
export function changeContact(
  db: Database,
  id: ContactId,
  { rev, change, at }: ContactChanging & { at: number },
): Promise<void> {
  return db.write(() => {
    const contact = repository.findContact(db, id)
    if (contact === undefined) throw refuseContact('contact.unknown')
    if (contact.rev !== rev) throw refuseContact('contact.changed')
    if (change.type === 'edited') repository.setWords(db, id, change)
    else if (change.type === 'heard') repository.setHeardOn(db, id, earlier(change.on, dayOf(at)))
    else repository.setRetiredAt(db, id, change.isRetired ? at : null)
    publish(db, contact)
  })
}

export function listDeskContacts(db: Database, at: number): ContactList {
  return {
    contacts: repository.listContacts(db).map(toDeskContact),
    units: listUnits(db)
      .filter(({ deactivatedAt }) => deactivatedAt === null)
      .map(({ id, name }) => ({ id, name })),
    serverTime: at,
  }
}

/** A contact point of the reader's unit; null to anybody else, and with no row once it is given up. */
export function tellContact(
  db: Database,
  id: string,
  { session: { unit } }: { session: { unit: Unit | null } },
): { rev: number; row: ToldContact | null } | null {
  const contactId = parseContactId(id)
  const contact = contactId && repository.findContact(db, contactId)
  if (contact === undefined || contact.unitId !== unit?.id) return null
  const { name, kind, unitId, person, telephone } = contact
  const row = { id: contact.id, name, kind, unitId, person, telephone }
  return { rev: contact.rev, row: contact.retiredAt === null ? row : null }
}

function toDeskContact({ notedOn, lastLeadAt, ...contact }: ContactRow): DeskContact {
  const days = [notedOn, lastLeadAt === null ? null : dayOf(lastLeadAt)].filter((each) => each !== null)
  return { ...contact, heardOn: days.sort().at(-1) ?? null }
}

/** Nobody has been heard tomorrow. */
function earlier(one: Day, other: Day): Day {
  return one < other ? one : other
}

function publish(db: Database, { id, unitId }: Pick<Contact, 'id' | 'unitId'>) {
  publishTold(db, { about: CONTACT_TOLD, id, audience: unitId })
}
