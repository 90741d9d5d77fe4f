import type { ContactId } from '../../domain/ids.ts'
import { contactList, type ContactChanging, type NewContact } from '../../protocol/contact.ts'
import { ask } from '../api.ts'

/** What 联系点 asks the server; each answers with the whole register as it is then. */
export function listContacts() {
  return ask({ path: '/api/desk/contacts', schema: contactList })
}

export function addContact(body: NewContact) {
  return ask({ method: 'POST', path: '/api/desk/contacts', body, schema: contactList })
}

export function changeContact(id: ContactId, body: ContactChanging) {
  return ask({ method: 'POST', path: `/api/desk/contacts/${id}/changes`, body, schema: contactList })
}
