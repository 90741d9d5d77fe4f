import { officeCalendar } from '../../domain/calendar/working-calendar.ts'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { parseSuggestionId, type AccountId, type SuggestionId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import { answerDueAt, isAllowedNext, type SuggestionEvent } from '../../domain/suggestion/suggestion.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { Deed } from '../../protocol/deeds.ts'
import { SUGGESTION_TOLD, type ToldSuggestion } from '../../protocol/suggestion.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { findItemHead } from '../items/item-view.usecases.ts'
import type { Parts } from '../parts.ts'
import { findAccount } from '../people/people.usecases.ts'
import * as repository from './suggestions.repository.ts'
import type { SuggestionRow } from './suggestions.repository.ts'

export type SuggestionParts = Pick<Parts, 'db' | 'policies'>
export type SuggestionDeed = Extract<Deed, { type: `suggestion.${string}` }>

export interface Suggesting {
  id: SuggestionId
  deed: SuggestionDeed
  author: { accountId: AccountId; unit: Unit | null }
  at: number
}

/** Inside a write: what a person says to the office by phone. Nobody else of the unit is told of it. */
export function applySuggestionDeed(parts: SuggestionParts, suggesting: Suggesting): Outcome {
  // 涉密不上网: nothing of such words may be stored.
  if (findSecrecyMark(suggesting.deed.payload.words) !== undefined) return reject('item.secrecy_mark')
  return suggesting.deed.type === 'suggestion.make'
    ? make(parts, suggesting, suggesting.deed.payload)
    : askAgain(parts, suggesting)
}

function make(
  parts: SuggestionParts,
  { id, author: { accountId, unit }, at }: Suggesting,
  { kind, words, itemId }: Extract<SuggestionDeed, { type: 'suggestion.make' }>['payload'],
): Outcome {
  const { db } = parts
  if (unit === null) return reject('suggestion.unknown')
  if (repository.findSuggestion(db, id) !== undefined) return reject('command.conflict_key')
  // An item of another unit does not exist here.
  if (itemId !== null && findItemHead(db, itemId)?.unitId !== unit.id) return reject('item.unknown')
  repository.insertSuggestion(db, { id, kind, itemId, madeBy: accountId, unitId: unit.id, madeAt: at })
  const said = { at, by: nameOf(db, accountId), words }
  repository.insertSuggestionEvent(db, id, { type: 'made', ...said, dueAt: dueAt(parts, at) })
  publish(db, { id, madeBy: accountId })
  return { status: 'saved', rev: 1 }
}

function askAgain(parts: SuggestionParts, { id, deed, author, at }: Suggesting): Outcome {
  const { db } = parts
  const row = repository.findSuggestion(db, id)
  if (row === undefined || row.madeBy !== author.accountId) return reject('suggestion.unknown')
  const said = { at, by: nameOf(db, author.accountId), words: deed.payload.words }
  const rev = recordSuggestionEvent(db, row, { type: 'asked_again', ...said, dueAt: dueAt(parts, at) })
  return rev === null ? reject('suggestion.wrong_state') : { status: 'saved', rev }
}

/** Inside a write: adds an event if it is allowed and tells the person; answers the new revision, null when not. */
export function recordSuggestionEvent(
  db: Database,
  row: SuggestionRow,
  event: SuggestionEvent,
): number | null {
  if (!isAllowedNext(repository.listSuggestionEvents(db, row.id), event.type)) return null
  repository.insertSuggestionEvent(db, row.id, event)
  publish(db, row)
  return repository.raiseRev(db, row.id)
}

/** Whoever made it reads it, and nobody else of the unit. */
export function tellSuggestion(
  db: Database,
  id: string,
  { session }: { session: { accountId: AccountId } },
): { rev: number; row: ToldSuggestion } | null {
  const suggestionId = parseSuggestionId(id)
  const row = suggestionId && repository.findSuggestion(db, suggestionId)
  if (row === undefined || row.madeBy !== session.accountId) return null
  return { rev: row.rev, row: toTold(db, row) }
}

export function toTold(db: Database, { id, kind, itemId, itemTitle }: SuggestionRow): ToldSuggestion {
  const item = itemId === null ? null : { itemId, title: itemTitle ?? '' }
  return { id, kind, item, events: repository.listSuggestionEvents(db, id) }
}

function dueAt({ policies }: SuggestionParts, at: number): number {
  return answerDueAt(officeCalendar(policies.at(at).workingDays), at)
}

function nameOf(db: Database, id: AccountId): string {
  return findAccount(db, id)?.displayName ?? ''
}

function publish(db: Database, { id, madeBy }: Pick<SuggestionRow, 'id' | 'madeBy'>) {
  publishTold(db, { about: SUGGESTION_TOLD, id, audience: madeBy })
}

function reject(code: RefusalCode): Outcome {
  return { status: 'rejected', code }
}
