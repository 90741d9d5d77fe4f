import { authorList, passingList, type PassingFilter } from '../protocol/desk-adoption.ts'
import { ask } from './api.ts'

/** What the desk asks about uses, passing up and names. */
export function listAuthors() {
  return ask({ path: '/api/desk/authors', schema: authorList })
}

export function listPassings(status: PassingFilter) {
  return ask({ path: `/api/desk/passed-up?status=${status}`, schema: passingList })
}
