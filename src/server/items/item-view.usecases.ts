export { findItemHead, type ItemHead } from './items.repository.ts'
export { findItemView, findUnitRecord, getRevision } from './item-view.repository.ts'
