import { setImmediate } from 'node:timers/promises'
import type { ItemId, UnitId } from '../../domain/ids.ts'
import type { ItemRecord } from '../../domain/record/item-record.ts'
import { shelve, type RecordShelf } from '../../domain/record/record-shelf.ts'
import type { CountyRecords } from '../../domain/record/records-by-unit.ts'
import type { Database } from '../db/database.ts'
import { lastSeq, listMovedItems } from '../feed/feed.usecases.ts'
import { createSharing, findItemRecord, listNextRecords } from './item-records.repository.ts'

/**
 * The dated facts of every item, read once and then kept in step with the feed: to read 200,000 of them anew for each
 * look at the desk would take a second. Never to be asked inside a write, which may yet be undone.
 */
export interface RecordBook extends CountyRecords {
  /**
   * Reads what has not been read yet, a page at a time between other work, until all is there or the signal aborts.
   * Whoever asks the book before that waits for all of it, and everybody else with him.
   */
  ready(signal?: AbortSignal): Promise<void>
}

interface UnitRecords {
  byId: Map<ItemId, ItemRecord>
  /** Null after a change, until somebody asks. */
  shelf: RecordShelf | null
}

export function createRecordBook(db: Database): RecordBook {
  const byUnit = new Map<UnitId, UnitRecords>()
  const share = createSharing()
  /** How far all items are read; null when that is done. */
  let readUntil: ItemId | '' | null = ''
  /** How far the feed is followed: what moves while pages are read is read once more. */
  let seq: number | undefined

  function readPage() {
    seq ??= lastSeq(db)
    const page = readUntil === null ? [] : listNextRecords(db, readUntil, share)
    page.forEach(keep)
    readUntil = page.at(-1)?.itemId ?? null
  }

  function keep(record: ItemRecord) {
    const unit: UnitRecords = byUnit.get(record.unitId) ?? { byId: new Map(), shelf: null }
    unit.byId.set(record.itemId, record)
    unit.shelf = null
    byUnit.set(record.unitId, unit)
  }

  function catchUp() {
    while (readUntil !== null) readPage()
    const end = lastSeq(db)
    if (seq === undefined || end === seq) return
    for (const { itemId } of listMovedItems(db, seq)) {
      const found = findItemRecord(db, itemId, share)
      if (found !== undefined) keep(found.record)
    }
    seq = end
  }

  return {
    of(unitId) {
      catchUp()
      return shelfOf(byUnit.get(unitId))
    },
    all() {
      catchUp()
      return [...byUnit.values()].flatMap((unit) => shelfOf(unit).records)
    },
    async ready(signal) {
      while (readUntil !== null && signal?.aborted !== true) {
        readPage()
        await setImmediate()
      }
    },
  }
}

function shelfOf(unit: UnitRecords | undefined): RecordShelf {
  if (unit === undefined) return shelve([])
  unit.shelf ??= shelve([...unit.byId.values()])
  return unit.shelf
}
