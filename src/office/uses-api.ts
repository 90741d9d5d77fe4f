import { authorList } from '../protocol/desk-adoption.ts'
import { ask } from './api.ts'

/** The people of the units, for whoever names an item's authors. */
export function listAuthors() {
  return ask({ path: '/api/desk/authors', schema: authorList })
}
