import type { Month } from '../../domain/calendar/month.ts'
import type { ItemId } from '../../domain/ids.ts'
import { passingsOf, unregisteredUsesOf } from '../../domain/item/passing.ts'
import { formatReceipt } from '../../domain/receipt.ts'
import type { PassingRow } from '../../protocol/desk-adoption.ts'
import type { Database } from '../db/database.ts'
import { listEvents } from './items.repository.ts'

interface PassedUpItem {
  id: ItemId
  title: string
  unitName: string
  receiptMonth: Month
  receiptNumber: number
}

/**
 * What was passed up of single items, and what was used above without that (未经上报登记); what went up within a
 * composite is told with that.
 */
export function listItemPassings(db: Database): PassingRow[] {
  const sql = `
    select i.id, r.title, u.name as unitName, i.receipt_month as receiptMonth, i.receipt_number as receiptNumber
    from items i join item_revisions r on r.id = i.revision_id join units u on u.id = i.unit_id
    where i.id in (select item_id from item_events where type = 'passed_up')
      or i.id in (select item_id from item_events where type = 'adopted'
        and coalesce(json_extract(event, '$.adoption.level'), 'county') not in ('unit', 'county', 'outside'))`
  return db.all<PassedUpItem>(sql).flatMap(({ receiptMonth, receiptNumber, ...item }) => {
    const receipt = formatReceipt(receiptMonth, receiptNumber)
    const all = listEvents(db, item.id)
    const own = all.filter((event) => !('within' in event) || event.within === undefined)
    return [...passingsOf(own), ...unregisteredUsesOf(all)].map((passing) => ({
      of: 'item',
      ...item,
      receipt,
      ...passing,
    }))
  })
}
