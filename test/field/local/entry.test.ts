import { describe, expect, it } from 'vitest'
import type { Item } from '../../../src/domain/item/item.ts'
import { composeEntry, type EntryParts } from '../../../src/field/local/entry.ts'
import type { SubmissionRow } from '../../../src/field/local/command-rows.ts'
import { makeItemRow, makeDraftRow, makePhotoRow } from '../../support/field-memory.ts'
import { makeManifestEntry, makeSubmission } from '../../support/make-exchange.ts'
import { commandIdOf, DAY, HOUR, itemIdOf, NOW, photoIdOf, sha256Of } from '../../support/make-ids.ts'
import {
  adopted,
  makeItemPhoto,
  makeText,
  resubmitted,
  returned,
  submitted,
} from '../../support/make-item.ts'

const compose = (parts: Partial<EntryParts>) =>
  composeEntry(itemIdOf(1), {
    draft: undefined,
    outbox: undefined,
    item: undefined,
    photos: [],
    isSending: false,
    isBackedUp: false,
    siblings: [],
    ...parts,
  })

const outboxRow = (changes: Partial<SubmissionRow> = {}): SubmissionRow => ({
  seq: 1,
  id: commandIdOf(1),
  type: 'item.submit',
  itemId: itemIdOf(1),
  baseRev: 0,
  payload: makeSubmission(),
  payloadSha256: sha256Of(1),
  appVersion: '0.1.0',
  clientTime: NOW,
  attemptedAt: null,
  ...changes,
})

const itemRow = (changes: Partial<Item> = {}) => makeItemRow(changes)
const returnedItem = itemRow({ rev: 2, events: [submitted(NOW), returned(NOW + DAY)] })

describe('an item as the officer sees it', () => {
  it('has a sibling while a text from elsewhere says something else than the draft', () => {
    const place = { itemId: itemIdOf(1), of: 'draft' as const, number: 3 }
    const row = { ...place, deviceName: '平板', writtenAt: NOW, notes: [] }
    const has = (title: string) =>
      compose({ draft: makeDraftRow(), siblings: [{ ...row, text: makeText({ title }) }] }).hasSibling
    expect([has('另一种写法'), has(makeText().title)]).toEqual([true, false])
  })

  it('is safe when a backup holds what this phone sent, and not for what another device wrote since', () => {
    const item = itemRow()
    const statusOf = (parts: Partial<EntryParts>) =>
      compose({ item, isBackedUp: true, ...parts }).delivery.status
    expect(statusOf({ item: { ...item, isWrittenHere: true } })).toBe('safe')
    expect(statusOf({ item: { ...item, isWrittenHere: false } })).toBe('received')
    expect(statusOf({ item: { ...item, isWrittenHere: true }, isBackedUp: false })).toBe('received')
  })

  it('is a draft on this phone, to be gone on with', () => {
    expect(compose({ draft: makeDraftRow({ savedAt: NOW + 5 }) })).toEqual({
      id: itemIdOf(1),
      text: makeText(),
      notes: [],
      photos: [],
      finders: [],
      work: { status: 'draft' },
      delivery: { status: 'on_phone' },
      updatedAt: NOW + 5,
      submittedAt: null,
      receipt: null,
      receivedAt: null,
      countedAt: null,
      countedBy: null,
      events: [],
      canEdit: true,
      canTakeBack: false,
      hasSibling: false,
    })
  })

  it('waits after its submission and cannot be changed: the office may have it already', () => {
    const entry = compose({
      outbox: outboxRow({ payload: makeSubmission({ text: makeText({ title: '已报' }) }) }),
    })
    expect(entry).toMatchObject({
      text: { title: '已报' },
      delivery: { status: 'waiting' },
      submittedAt: NOW,
      updatedAt: NOW,
      receipt: null,
      canEdit: false,
      hasSibling: false,
    })
  })

  it('can be taken back until it was on its way for the first time', () => {
    expect(compose({ outbox: outboxRow({ attemptedAt: null }) }).canTakeBack).toBe(true)
    expect(compose({ outbox: outboxRow({ attemptedAt: NOW }) }).canTakeBack).toBe(false)
    expect(compose({ draft: makeDraftRow() }).canTakeBack).toBe(false)
  })

  it('is being sent only while something is sent and its own submission was tried', () => {
    const tried = outboxRow({ attemptedAt: NOW })
    const untried = outboxRow({ attemptedAt: null })
    const statuses = [
      compose({ outbox: tried, isSending: true }),
      compose({ outbox: tried, isSending: false }),
      compose({ outbox: untried, isSending: true }),
    ].map(({ delivery }) => delivery.status)
    expect(statuses).toEqual(['sending', 'waiting', 'waiting'])
  })

  it('is received with its receipt and both times', () => {
    const item = itemRow({ receivedAt: NOW, countedAt: NOW - HOUR })
    expect(compose({ item })).toMatchObject({
      delivery: { status: 'received' },
      work: { status: 'registered' },
      receipt: '2026-11-0042',
      receivedAt: NOW,
      countedAt: NOW - HOUR,
      countedBy: 'claim',
      submittedAt: NOW - 1000,
      updatedAt: NOW,
      canEdit: false,
      hasSibling: false,
    })
  })

  it('says how many photos are still to come', () => {
    const item = itemRow({ photos: [makeItemPhoto(1), makeItemPhoto(2)] })
    expect(compose({ item }).delivery).toEqual({ status: 'photos_to_come', count: 2 })
  })

  it('can be corrected once it was returned, and shows when that was', () => {
    expect(compose({ item: returnedItem })).toMatchObject({
      work: { status: 'returned', words: '请核实里程' },
      delivery: { status: 'received' },
      updatedAt: NOW + DAY,
      canEdit: true,
      hasSibling: false,
    })
  })

  it('shows the corrected text while it is being corrected, and the receipt beside it', () => {
    const draft = makeDraftRow({ text: makeText({ body: '改好的' }), baseRev: 2, savedAt: NOW + 2 * DAY })
    expect(compose({ item: returnedItem, draft })).toMatchObject({
      text: { body: '改好的' },
      delivery: { status: 'on_phone' },
      work: { status: 'returned' },
      receipt: '2026-11-0042',
      updatedAt: NOW + 2 * DAY,
      canEdit: true,
      hasSibling: false,
    })
  })

  it('shows the corrected text while it waits', () => {
    const payload = makeSubmission({ text: makeText({ body: '改好的' }) })
    const outbox = outboxRow({ type: 'item.resubmit', payload, clientTime: NOW + 2 * DAY })
    expect(compose({ item: returnedItem, outbox })).toMatchObject({
      text: { body: '改好的' },
      delivery: { status: 'waiting' },
      submittedAt: NOW + 2 * DAY,
      canEdit: false,
      hasSibling: false,
    })
  })

  it('shows the time of its last submission after it came back', () => {
    const item = itemRow({
      events: [submitted(NOW), returned(NOW + 1), resubmitted(NOW + DAY), adopted(NOW + 2 * DAY)],
    })
    expect(compose({ item })).toMatchObject({ submittedAt: NOW + DAY - 1000, work: { status: 'adopted' } })
  })

  it('needs attention after a refusal, with its reason, and can be changed', () => {
    expect(compose({ draft: makeDraftRow({ refusalCode: 'item.incomplete' }) })).toMatchObject({
      delivery: { status: 'needs_attention', code: 'item.incomplete' },
      canEdit: true,
      hasSibling: false,
    })
  })

  it('is made of something: where nothing is there is no entry', () => {
    expect(() => compose({ photos: [makePhotoRow(1)] })).toThrow()
  })
})

describe('the photos of an item', () => {
  const there = { sha256: sha256Of(1), size: 300_000, isPresent: true }
  const uploads = (parts: Partial<EntryParts>) => compose(parts).photos.map(({ upload }) => upload)

  it('of a draft are on the phone, being prepared, or failed', () => {
    const photos = [
      makePhotoRow(1),
      makePhotoRow(2, { picture: null, preview: null }),
      makePhotoRow(3, { picture: null, preview: null, failure: 'photo.unreadable' }),
    ]
    const entry = compose({ draft: makeDraftRow(), photos })
    expect(entry.photos.map(({ upload, failure }) => [upload, failure])).toEqual([
      ['on_phone', null],
      ['preparing', null],
      ['failed', 'photo.unreadable'],
    ])
    expect(entry.photos[0]).toMatchObject({ id: photoIdOf(1), hasPlace: true, isPlaceAttached: false })
  })

  it('of a waiting submission wait with it', () => {
    const outbox = outboxRow({ payload: makeSubmission({ manifest: [makeManifestEntry()] }) })
    expect(uploads({ outbox, photos: [makePhotoRow(1)] })).toEqual(['waiting'])
  })

  it('of a received item are those the office lists, received or still to come', () => {
    const item = itemRow({ photos: [makeItemPhoto(1, { picture: there }), makeItemPhoto(2)] })
    expect(uploads({ item, photos: [makePhotoRow(1), makePhotoRow(2), makePhotoRow(3)] })).toEqual([
      'received',
      'waiting',
    ])
  })

  it('of a received item tell why one failed, unless it is there by now', () => {
    const item = itemRow({ photos: [makeItemPhoto(1, { picture: there }), makeItemPhoto(2)] })
    const photos = [1, 2].map((n) => makePhotoRow(n, { failure: 'blob.wrong_kind' }))
    expect(compose({ item, photos }).photos.map(({ upload, failure }) => [upload, failure])).toEqual([
      ['received', null],
      ['failed', 'blob.wrong_kind'],
    ])
  })

  it('of an item that another phone sent are shown as well', () => {
    const item = itemRow({ photos: [makeItemPhoto(1, { place: { latitude: 31, longitude: 121 } })] })
    expect(compose({ item }).photos).toEqual([
      {
        id: photoIdOf(1),
        takenAt: NOW - 7_200_000,
        hasPlace: true,
        isPlaceAttached: true,
        upload: 'waiting',
        failure: null,
      },
    ])
  })

  it('under correction are received where the office has them and on the phone where they are new', () => {
    const item = itemRow({ photos: [makeItemPhoto(1, { picture: there })] })
    expect(uploads({ item, draft: makeDraftRow(), photos: [makePhotoRow(1), makePhotoRow(2)] })).toEqual([
      'received',
      'on_phone',
    ])
  })
})
