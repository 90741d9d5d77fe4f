import { CONTACT_TOLD, toldContact, type ToldContact } from '../../protocol/contact.ts'
import { parse } from '../../protocol/parse.ts'
import type { FieldDatabase } from './field-database.ts'
import { readRowsOf } from './read-rows.ts'

export type { ToldContact } from '../../protocol/contact.ts'

/** The contact points that the person's unit keeps, by name; they are here without a network. */
export async function readContacts(database: FieldDatabase): Promise<ToldContact[]> {
  const contacts = await readRowsOf(database, CONTACT_TOLD, (row) => parse(toldContact, row))
  return contacts.sort((one, other) => one.name.localeCompare(other.name, 'zh-CN'))
}
