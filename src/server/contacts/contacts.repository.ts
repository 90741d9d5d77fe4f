import type { Day } from '../../domain/calendar/day.ts'
import type { Contact } from '../../domain/contact/contact.ts'
import type { AccountId, ContactId } from '../../domain/ids.ts'
import type { NewContact } from '../../protocol/contact.ts'
import type { Database } from '../db/database.ts'

export interface ContactRow extends Contact {
  rev: number
  unitName: string
  createdAt: number
  retiredAt: number | null
  /** What was noted by hand. */
  notedOn: Day | null
  /** How many leads came of it, and when the last one. */
  leads: number
  lastLeadAt: number | null
}

const CONTACT = `
  select c.id, c.rev, c.name, c.kind, c.unit_id as unitId, u.name as unitName, c.person, c.telephone,
    c.created_at as createdAt, c.retired_at as retiredAt, c.heard_on as notedOn,
    (select count(*) from leads l where l.contact_id = c.id) as leads,
    (select max(l.sent_at) from leads l where l.contact_id = c.id) as lastLeadAt
  from contacts c join units u on u.id = c.unit_id`

export function findContact(db: Database, id: ContactId): ContactRow | undefined {
  return db.get<ContactRow>(`${CONTACT} where c.id = ?`, id)
}

/** By unit and name, those given up last. */
export function listContacts(db: Database): ContactRow[] {
  return db.all<ContactRow>(`${CONTACT} order by c.retired_at is not null, u.name, c.name, c.id`)
}

export function insertContact(db: Database, contact: NewContact, { by, at }: { by: AccountId; at: number }) {
  const sql = `
    insert into contacts (id, unit_id, name, kind, person, telephone, created_at, created_by)
    values (?, ?, ?, ?, ?, ?, ?, ?)`
  const { id, unitId, name, kind, person, telephone } = contact
  db.run(sql, id, unitId, name, kind, person, telephone, at, by)
}

type Words = Pick<Contact, 'name' | 'kind' | 'person' | 'telephone'>

export function setWords(db: Database, id: ContactId, { name, kind, person, telephone }: Words) {
  const sql = 'update contacts set rev = rev + 1, name = ?, kind = ?, person = ?, telephone = ? where id = ?'
  db.run(sql, name, kind, person, telephone, id)
}

export function setHeardOn(db: Database, id: ContactId, on: Day) {
  db.run('update contacts set rev = rev + 1, heard_on = ? where id = ?', on, id)
}

export function setRetiredAt(db: Database, id: ContactId, at: number | null) {
  db.run('update contacts set rev = rev + 1, retired_at = ? where id = ?', at, id)
}
