import type { ItemRecord, UseRecord, WaitingItem } from '../../src/domain/record/item-record.ts'
import { itemIdOf, NOW, unitIdOf } from './make-ids.ts'

let lastId = 0

/** An item of news of unit 1, reported now; `lastReportedAt` is the first time unless it is said otherwise. */
export function makeRecord(changes: Partial<ItemRecord> = {}): ItemRecord {
  const reportedAt = changes.reportedAt ?? NOW
  return {
    itemId: changes.itemId ?? itemIdOf(++lastId),
    unitId: unitIdOf(1),
    authorId: null,
    section: null,
    category: 'news',
    origin: 'own',
    reportedAt,
    lastReportedAt: reportedAt,
    uses: [],
    passedUp: [],
    instructions: [],
    shares: [],
    ...changes,
  }
}

/** A single piece in the county's periodical. */
export function makeUse(changes: Partial<UseRecord> = {}): UseRecord {
  return { at: NOW, level: 'county', outlet: '望澜政务信息', form: 'single', ...changes }
}

export function makeWaiting(changes: Partial<WaitingItem> = {}): WaitingItem {
  return {
    itemId: changes.itemId ?? itemIdOf(++lastId),
    category: 'news',
    origin: 'own',
    submittedAt: NOW,
    ...changes,
  }
}
