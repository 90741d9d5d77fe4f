import * as v from 'valibot'
import { CATEGORIES } from '../domain/category.ts'
import { ITEM_LIMITS } from '../domain/item/item-text.ts'
import { RETURN_REASONS } from '../domain/item/return-reason.ts'
import { ADOPTION_FORMS } from '../domain/periodical.ts'
import type { Receipt } from '../domain/receipt.ts'
import {
  accountId,
  count,
  eventInstant,
  instant,
  itemId,
  noteId,
  periodicalId,
  photoId,
  sha256,
  text,
  unitId,
} from './fields.ts'

/** The shapes of an item on the wire; they equal the types of `domain/item`. */
export const itemText = v.object({
  title: text(ITEM_LIMITS.titleCharacters),
  body: text(ITEM_LIMITS.bodyCharacters),
  category: v.picklist(CATEGORIES),
  eventAt: v.nullable(eventInstant),
  place: text(ITEM_LIMITS.placeCharacters),
})

export const itemNote = v.object({ id: noteId, text: text(ITEM_LIMITS.noteCharacters), writtenAt: instant })
export const itemNotes = v.pipe(v.array(itemNote), v.maxLength(ITEM_LIMITS.notes))

export const mapPlace = v.object({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
})

const photoFile = v.object({ sha256, size: count, isPresent: v.boolean() })

export const itemPhoto = v.object({
  id: photoId,
  picture: photoFile,
  preview: v.nullable(photoFile),
  takenAt: v.nullable(instant),
  place: v.nullable(mapPlace),
})

export const adoption = v.object({
  periodicalId,
  periodicalName: v.string(),
  issue: count,
  form: v.picklist(ADOPTION_FORMS),
})

const reasoned = { by: v.string(), reason: v.picklist(RETURN_REASONS), words: v.string() }

export const itemEvent = v.variant('type', [
  v.object({ type: v.literal('submitted'), at: instant, claimedAt: instant }),
  v.object({ type: v.literal('resubmitted'), at: instant, claimedAt: instant }),
  v.object({ type: v.literal('photos_complete'), at: instant, count }),
  v.object({ type: v.literal('adopted'), at: instant, by: v.string(), adoption }),
  v.object({ type: v.literal('returned'), at: instant, ...reasoned }),
  v.object({ type: v.literal('reserved'), at: instant, by: v.string(), words: v.string() }),
  v.object({ type: v.literal('not_used'), at: instant, ...reasoned }),
  v.object({ type: v.literal('merged'), at: instant, by: v.string(), into: itemId }),
])

export const receipt = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(0[1-9]|1[0-2])-\d{4,}$/),
  v.transform((number) => number as Receipt),
)

/** What the office knows of an item, apart from the text and notes that the officer wrote. */
export const itemFacts = v.object({
  id: itemId,
  rev: count,
  unitId,
  unitName: v.string(),
  authorId: accountId,
  authorName: v.string(),
  photos: v.array(itemPhoto),
  receipt,
  receivedAt: instant,
  countedAt: instant,
  countedBy: v.picklist(['claim', 'receipt']),
  events: v.array(itemEvent),
})

export const item = v.object({ ...itemFacts.entries, text: itemText, notes: itemNotes })

/** A text that came with an old `baseRev`: kept beside the office's own until somebody chooses. */
export const sibling = v.object({
  /** Names it among the revisions of its item. */
  number: count,
  /** The device that wrote it, as its owner named it. */
  deviceName: v.string(),
  writtenAt: instant,
  text: itemText,
  notes: itemNotes,
})
export type Sibling = v.InferOutput<typeof sibling>
