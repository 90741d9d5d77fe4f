import { parseItemId, type ItemId } from '../../domain/ids.ts'
import { refuseItem } from './items.errors.ts'

export {
  findItemHead,
  findStatus,
  listEvents,
  listUnknownItems,
  listUnsignedHeads,
  raiseRev,
  type ItemHead,
} from './items.repository.ts'
export { listSiblings } from './siblings.repository.ts'
export {
  findItemView,
  findUnitRecord,
  getRevision,
  listTitles,
  type ItemView,
} from './item-view.repository.ts'
export { findItemRecord, listUnitRecords, recordOfView } from './item-records.repository.ts'

/** The item that an address names. */
export function readItemId(params: Record<string, string>): ItemId {
  const id = parseItemId(params['id'] ?? '')
  if (id === undefined) throw refuseItem('item.unknown')
  return id
}
