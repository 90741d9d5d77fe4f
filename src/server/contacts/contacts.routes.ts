import { parseContactId, type ContactId } from '../../domain/ids.ts'
import { contactChanging, contactList, newContact } from '../../protocol/contact.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { refuseContact } from './contacts.errors.ts'
import { addContact, changeContact, listDeskContacts } from './contacts.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const
const EDITORS = { roles: ['editor'], scope: 'office' } as const

export function contactRoutes({ db }: Pick<Parts, 'db'>): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/contacts',
      policy: READERS,
      summary: 'Contact points (信息联系点) by unit, each with the day on which it was last heard',
      response: contactList,
      refusals: [],
      handle: async ({ at }) => ({ body: listDeskContacts(db, at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/contacts',
      policy: EDITORS,
      summary: 'Set up a contact point at the unit that keeps it; sent again it is harmless',
      body: newContact,
      response: contactList,
      refusals: ['contact.id_taken', 'unit.unknown'],
      async handle({ body, session, at }) {
        await addContact(db, body, { by: session.accountId, at })
        return { body: listDeskContacts(db, at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/contacts/:id/changes',
      policy: EDITORS,
      summary: 'Change a contact point, note that it was heard, give it up or take it back',
      body: contactChanging,
      response: contactList,
      refusals: ['contact.unknown', 'contact.changed'],
      async handle({ params, body, at }) {
        await changeContact(db, readId(params), { ...body, at })
        return { body: listDeskContacts(db, at) }
      },
    }),
  ]
}

function readId(params: Record<string, string>): ContactId {
  const id = parseContactId(params['id'] ?? '')
  if (id === undefined) throw refuseContact('contact.unknown')
  return id
}
