export {
  findItemHead,
  listEvents,
  listUnknownItems,
  listUnsignedHeads,
  raiseRev,
  type ItemHead,
} from './items.repository.ts'
export { listSiblings } from './siblings.repository.ts'
export { findItemView, findUnitRecord, getRevision, listTitles } from './item-view.repository.ts'
export { findItemRecord, listUnitRecords } from './item-records.repository.ts'
