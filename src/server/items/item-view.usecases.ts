export { findItemHead, listUnknownItems, type ItemHead } from './items.repository.ts'
export { listSiblings } from './siblings.repository.ts'
export { findItemView, findUnitRecord, getRevision } from './item-view.repository.ts'
