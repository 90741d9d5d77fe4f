import type { ItemId } from '../../domain/ids.ts'
import { workStateOf, type WorkState } from '../../domain/item/work-state.ts'
import { isSignatureOverdue } from '../../domain/review/sign-as.ts'
import type { SignatureReminder } from '../../protocol/review.ts'
import type { Database } from '../db/database.ts'
import { publishItem } from '../feed/feed.usecases.ts'
import { findItemHead, listEvents } from '../items/item-view.usecases.ts'
import { findLastReminder, hasReminder, insertReminder, type NewReminder } from './reminders.repository.ts'
import { refuseReview } from './reviews.errors.ts'

const HOUR_MS = 3_600_000

/** The office reminds the unit of an overdue signature (催办), once an hour at most; its signers read it on their phones. */
export function remind(db: Database, reminder: NewReminder): Promise<void> {
  return db.write(() => {
    const { id, itemId, at } = reminder
    if (hasReminder(db, id)) return
    const head = findItemHead(db, itemId)
    if (head === undefined) throw refuseReview('review.not_overdue')
    const state = workStateOf(listEvents(db, itemId))
    if (!isSignatureOverdue(state, at)) throw refuseReview('review.not_overdue')
    const last = reminderOf(db, itemId, state)
    if (last !== null && at - last.at < HOUR_MS) throw refuseReview('review.reminded_already')
    insertReminder(db, reminder)
    publishItem(db, head)
  })
}

/** How the signature that an item waits for now was last reminded of; null when it was not, or waits for none. */
export function reminderOf(db: Database, itemId: ItemId, state: WorkState): SignatureReminder | null {
  return 'since' in state ? (findLastReminder(db, itemId, state.since) ?? null) : null
}
