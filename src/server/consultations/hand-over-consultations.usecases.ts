import type { AccountId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { listUnanswered, setAsked } from './consultations.repository.ts'

/** The opinions that a leader was asked for and still owes. */
export const listOwedOpinions: (db: Database, accountId: AccountId) => { id: string; title: string }[] =
  listUnanswered

/** Inside a write: another leader is asked in this one's place; what is answered stays as it was given. */
export function moveOpinion(db: Database, id: string, to: { accountId: AccountId; name: string }) {
  setAsked(db, id, to)
}
