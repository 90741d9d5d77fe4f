import { describe, expect, it } from 'vitest'
import { confirmedRecordOf, countPhotosToCome } from '../../../src/domain/item/item.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'
import {
  adopted,
  makeItem,
  makeItemPhoto,
  makeText,
  notUsed,
  resubmitted,
  returned,
  submitted,
} from '../../support/make-item.ts'

describe('photos to come', () => {
  const present = { sha256: makeItemPhoto(1).picture.sha256, size: 10, isPresent: true }

  it('are the pictures the office lacks; a preview alone is no picture', () => {
    const photos = [
      makeItemPhoto(1),
      makeItemPhoto(2, { preview: present }),
      makeItemPhoto(3, { picture: present }),
      makeItemPhoto(4, { picture: present, preview: null }),
    ]
    expect(countPhotosToCome(photos)).toBe(2)
  })

  it('are none for an item without photos', () => {
    expect(countPhotosToCome([])).toBe(0)
  })
})

describe('the one record of an item', () => {
  it('names what fills the month', () => {
    const item = makeItem({ id: itemIdOf(7), countedAt: NOW - 5, text: makeText({ category: 'problem' }) })
    expect(confirmedRecordOf(item)).toEqual({
      itemId: itemIdOf(7),
      category: 'problem',
      reportedAt: NOW - 5,
      adoptedAt: null,
    })
  })

  it('keeps its date of report however often the item was returned and sent again', () => {
    const events = [submitted(NOW), returned(NOW + 1), resubmitted(NOW + 2), returned(NOW + 3)]
    expect(confirmedRecordOf(makeItem({ countedAt: NOW, events }))).toMatchObject({
      reportedAt: NOW,
      adoptedAt: null,
    })
  })

  it('names the day of the adoption', () => {
    const events = [submitted(NOW), adopted(NOW + 9)]
    expect(confirmedRecordOf(makeItem({ events })).adoptedAt).toBe(NOW + 9)
  })

  it('counts no adoption that the state of the item did not allow', () => {
    const events = [submitted(NOW), notUsed(NOW + 1), adopted(NOW + 2)]
    expect(confirmedRecordOf(makeItem({ events })).adoptedAt).toBeNull()
  })
})
