import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../src/field/local/entry.ts'
import { createComposer, type EntryRows } from '../../../src/field/stores/compose-entries.ts'
import { makeDraftRow, makeItemRow, makePhotoRow } from '../../support/field-memory.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'

const NOTHING: EntryRows = {
  drafts: [],
  outbox: [],
  items: [],
  photos: [],
  siblings: [],
  isSending: false,
  isBackedUp: () => false,
}
const items = [1, 2].map((n) => makeItemRow({ id: itemIdOf(n), receivedAt: NOW - n }))
const filled: EntryRows = { ...NOTHING, items, photos: [makePhotoRow(1)] }

/** Which of two answers for items 1 and 2 are one and the same entry. */
const kept = (before: Entry[], after: Entry[]) =>
  [1, 2].map((n) => {
    const of = (entries: Entry[]) => entries.find(({ id }) => id === itemIdOf(n))
    return of(before) === of(after)
  })

describe('the entries of a phone', () => {
  it('stay as they were when the same rows are read again', () => {
    const compose = createComposer()
    expect(kept(compose(filled), compose({ ...filled, photos: [...(filled.photos ?? [])] }))).toEqual([
      true,
      true,
    ])
  })

  it.each<[string, Partial<EntryRows>]>([
    ['its draft', { drafts: [makeDraftRow({ id: itemIdOf(1) })] }],
    ['its item', { items: items.map((row, index) => (index === 0 ? { ...row } : row)) }],
    ['its photos', { photos: [makePhotoRow(1), makePhotoRow(2)] }],
    ['its place in the backup', { isBackedUp: (id) => id === itemIdOf(1) }],
  ])('are made anew for one of which %s changed, and for no other', (_, change) => {
    const compose = createComposer()
    expect(kept(compose(filled), compose({ ...filled, ...change }))).toEqual([false, true])
  })

  it('lose what is not there any more', () => {
    const compose = createComposer()
    compose(filled)
    expect(compose({ ...filled, items: items.slice(1) }).map(({ id }) => id)).toEqual([itemIdOf(2)])
  })

  it('that wait for nothing are not made anew while something is being sent', () => {
    const compose = createComposer()
    expect(kept(compose(filled), compose({ ...filled, isSending: true }))).toEqual([true, true])
  })
})
