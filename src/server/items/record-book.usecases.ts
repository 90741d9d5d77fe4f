import type { ItemId } from '../../domain/ids.ts'
import type { ItemRecord } from '../../domain/record/item-record.ts'
import type { Database } from '../db/database.ts'
import { lastSeq, listMovedItems } from '../feed/feed.usecases.ts'
import { findItemRecord, listItemRecords } from './item-records.repository.ts'

/**
 * The dated facts of every item, read once and then kept in step with the feed: to read 200,000 of them anew for each
 * look at the desk would take a second. Never to be asked inside a write, which may yet be undone.
 */
export interface RecordBook {
  /** In the order in which they came, which spares whoever counts them a sorting of their own. */
  all(): readonly ItemRecord[]
}

export function createRecordBook(db: Database): RecordBook {
  let byId: Map<ItemId, ItemRecord> | undefined
  let records: readonly ItemRecord[] = []
  let seq = 0
  return {
    all() {
      const end = lastSeq(db)
      if (byId !== undefined && end === seq) return records
      if (byId === undefined) byId = new Map(listItemRecords(db).map((record) => [record.itemId, record]))
      else for (const { itemId } of listMovedItems(db, seq)) keep(byId, findItemRecord(db, itemId)?.record)
      seq = end
      records = [...byId.values()].sort(byTime)
      return records
    },
  }
}

function byTime(a: ItemRecord, b: ItemRecord): number {
  return a.reportedAt - b.reportedAt
}

function keep(byId: Map<ItemId, ItemRecord>, record: ItemRecord | undefined) {
  if (record !== undefined) byId.set(record.itemId, record)
}
