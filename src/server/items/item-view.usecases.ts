export { findItemView, findUnitRecord, getRevision } from './item-view.repository.ts'
