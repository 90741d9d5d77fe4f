import type { AccountId, ItemId } from '../../domain/ids.ts'
import type { OwedOpinions } from '../../protocol/desk-intake.ts'
import type { DeskNews } from '../../protocol/desk.ts'
import type { Database } from '../db/database.ts'
import { findConsultation, listOwed } from './consultations.repository.ts'

/** What a person at the desk has yet to say or enter (会商), the longest waiting first. */
export function describeOwed(db: Database, accountId: AccountId, at: number): OwedOpinions {
  return { opinions: listOwed(db, accountId), serverTime: at }
}

/** What open desks hear of a consultation that was answered; undefined when there is none of this id. */
export function findOpinionNews(db: Database, id: string): DeskNews | undefined {
  const row = findConsultation(db, id)
  return row === undefined ? undefined : newsOfOpinion(row.itemId)
}

export function newsOfOpinion(itemId: ItemId): DeskNews {
  return { consultedOn: itemId }
}
