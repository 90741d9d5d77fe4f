import type { SuggestionId } from '../../domain/ids.ts'
import type { SuggestionAnswer, SuggestionList } from '../../protocol/suggestion.ts'
import type { Database } from '../db/database.ts'
import { officePostsOf } from '../people/people.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { refuseSuggestion } from './suggestions.errors.ts'
import * as repository from './suggestions.repository.ts'
import { recordSuggestionEvent, toTold } from './suggestions.usecases.ts'

type Person = Pick<Session, 'accountId' | 'displayName' | 'role'>

/** What this person of the office may read: complaints (投诉) go to leaders and 主任, for they may be about an editor. */
export function listForOffice(db: Database, person: Person, at: number): SuggestionList {
  const readsComplaints = mayReadComplaints(db, person)
  const rows = repository.listSuggestions(db).filter(({ kind }) => kind !== 'complaint' || readsComplaints)
  const suggestions = rows.map((row) => ({ ...toTold(db, row), rev: row.rev, unitName: row.unitName }))
  return { suggestions, readsComplaints, serverTime: at }
}

export interface Answering extends SuggestionAnswer {
  id: SuggestionId
  person: Person
  at: number
}

/** Answers what is open, with the name of who answers; a second answer at the same time is refused, to be looked at. */
export function answerSuggestion(db: Database, answering: Answering): Promise<void> {
  return db.write(() => addAnswer(db, answering))
}

/** Inside a write. */
export function addAnswer(db: Database, { id, rev, words, person, at }: Answering) {
  const row = repository.findSuggestion(db, id)
  // Who may not read it is not told that there is one.
  if (row === undefined || (row.kind === 'complaint' && !mayReadComplaints(db, person)))
    throw refuseSuggestion('suggestion.unknown')
  if (row.rev !== rev) throw refuseSuggestion('suggestion.changed')
  const event = { type: 'answered' as const, at, by: person.displayName, words }
  if (recordSuggestionEvent(db, row, event) === null) throw refuseSuggestion('suggestion.wrong_state')
}

function mayReadComplaints(db: Database, person: Person): boolean {
  return officePostsOf(db, person).some((post) => post === 'leader' || post === 'director')
}
