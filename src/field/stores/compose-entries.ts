import type { ItemId } from '../../domain/ids.ts'
import { composeEntry, type Entry, type EntryParts } from '../local/entry.ts'
import type { SubmissionRow } from '../local/command-rows.ts'
import type { DraftRow, ItemRow, PhotoRow, SiblingRow } from '../local/rows.ts'

/** What the phone's memory holds; undefined what has not been read yet. */
export interface EntryRows {
  drafts: readonly DraftRow[] | undefined
  outbox: readonly SubmissionRow[] | undefined
  items: readonly ItemRow[] | undefined
  photos: readonly PhotoRow[] | undefined
  siblings: readonly SiblingRow[] | undefined
  isSending: boolean
  isBackedUp: (id: ItemId) => boolean
}

/**
 * Makes a function that composes every entry of a phone, newest first. It remembers its last answer: of thousands of
 * entries only those are composed anew of which a part has changed since.
 */
export function createComposer(): (rows: EntryRows) => Entry[] {
  let made = new Map<ItemId, Made>()

  return (rows) => {
    const before = made
    made = new Map()
    for (const [id, parts] of partsById(rows)) {
      const known = before.get(id)
      const isKnown = known !== undefined && isSame(known.parts, parts)
      made.set(id, isKnown ? known : { parts, entry: composeEntry(id, parts) })
    }
    return Array.from(made.values(), ({ entry }) => entry).sort((a, b) => b.updatedAt - a.updatedAt)
  }
}

interface Made {
  parts: EntryParts
  entry: Entry
}

function partsById({ isSending, isBackedUp, ...rows }: EntryRows): Map<ItemId, EntryParts> {
  const draftsById = new Map(rows.drafts?.map((row) => [row.id, row]))
  const outboxById = new Map(rows.outbox?.map((row) => [row.itemId, row]))
  const itemsById = new Map(rows.items?.map((row) => [row.id, row]))
  const photosById = groupByItem(inOrder(rows.photos ?? []))
  const siblingsById = groupByItem(rows.siblings ?? [])
  const partsOf = (id: ItemId): EntryParts => ({
    draft: draftsById.get(id),
    outbox: outboxById.get(id),
    item: itemsById.get(id),
    photos: photosById.get(id) ?? [],
    // What does not wait is not being sent, whatever else is.
    isSending: isSending && outboxById.has(id),
    isBackedUp: isBackedUp(id),
    siblings: siblingsById.get(id) ?? [],
  })
  const ids = new Set([...draftsById.keys(), ...outboxById.keys(), ...itemsById.keys()])
  return new Map(Array.from(ids, (id) => [id, partsOf(id)]))
}

function isSame(a: EntryParts, b: EntryParts): boolean {
  return (
    a.draft === b.draft &&
    a.outbox === b.outbox &&
    a.item === b.item &&
    a.isSending === b.isSending &&
    a.isBackedUp === b.isBackedUp &&
    hasSameRows(a.photos, b.photos) &&
    hasSameRows(a.siblings, b.siblings)
  )
}

function hasSameRows(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((row, index) => row === b[index])
}

function inOrder(photos: readonly PhotoRow[]): PhotoRow[] {
  return [...photos].sort((a, b) => a.addedAt - b.addedAt)
}

function groupByItem<Row extends { itemId: ItemId }>(rows: readonly Row[]): Map<ItemId, Row[]> {
  const groups = new Map<ItemId, Row[]>()
  for (const row of rows) groups.set(row.itemId, [...(groups.get(row.itemId) ?? []), row])
  return groups
}
