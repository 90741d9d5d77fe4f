import { assertNever } from '../../../domain/assert-never.ts'
import type { Entry } from '../../stores/entries.ts'

/** The chips above 稿件: 全部 草稿 待发 已送达 已采用 已退回 需处理. Each entry stands under 全部 and at least one other. */
export const ENTRY_FILTERS = [
  'all',
  'draft',
  'waiting',
  'received',
  'adopted',
  'returned',
  'needs_attention',
] as const
export type EntryFilter = (typeof ENTRY_FILTERS)[number]

export function parseEntryFilter(value: unknown): EntryFilter {
  return ENTRY_FILTERS.find((filter) => filter === value) ?? 'all'
}

export type FilteredFacts = Pick<Entry, 'work' | 'delivery'>

export function isInFilter({ work, delivery }: FilteredFacts, filter: EntryFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'draft':
      return delivery.status === 'on_phone'
    case 'waiting':
      return delivery.status === 'waiting' || delivery.status === 'sending'
    case 'needs_attention':
      return delivery.status === 'needs_attention'
    case 'received':
      return isAtOffice(delivery) && !isUsed(work) && work.status !== 'returned'
    case 'adopted':
      return isUsed(work)
    case 'returned':
      return work.status === 'returned' && delivery.status !== 'waiting' && delivery.status !== 'sending'
    default:
      return assertNever(filter)
  }
}

/** Compares titles without regard to case and blanks; an empty search finds everything. */
export function hasTitle(title: string, search: string): boolean {
  return plain(title).includes(plain(search))
}

function isAtOffice({ status }: Entry['delivery']): boolean {
  return status === 'received' || status === 'safe' || status === 'photos_to_come'
}

function plain(text: string): string {
  return text.replace(/\s+/gu, '').toLowerCase()
}

/** By itself, or as a part of a composite that was used. */
function isUsed({ status }: FilteredFacts['work']): boolean {
  return status === 'adopted' || status === 'merged'
}
