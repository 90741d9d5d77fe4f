import * as v from 'valibot'
import { CATEGORIES } from '../domain/category.ts'
import { UNIT_POSTS } from '../domain/item/item-event.ts'
import { ITEM_LIMITS } from '../domain/item/item-text.ts'
import { RESERVE_REASONS } from '../domain/item/reserve-reason.ts'
import { RETURN_REASONS } from '../domain/item/return-reason.ts'
import { ADOPTION_FORMS } from '../domain/periodical.ts'
import { SIGNER_POSTS } from '../domain/policy/sign-off-chain.ts'
import { LEADER_RANKS, LEVELS } from '../domain/record/item-record.ts'
import type { Receipt } from '../domain/receipt.ts'
import {
  accountId,
  commissionId,
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
import { leadFinder } from './lead-finder.ts'

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

const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100))

export const useShare = v.object({ percent, parts: count, isMain: v.boolean(), others: v.array(percent) })

export const adoption = v.object({
  periodicalId: v.nullable(periodicalId),
  periodicalName: v.string(),
  issue: v.nullable(count),
  form: v.picklist(ADOPTION_FORMS),
  level: v.optional(v.picklist(LEVELS)),
  usedAt: v.optional(instant),
  evidence: v.optional(v.string()),
  share: v.optional(useShare),
})

/** A comment tied to a passage; the domain's `Remark`. */
export const remark = v.object({
  field: v.picklist(['title', 'body']),
  from: count,
  until: count,
  quote: text(500),
  words: text(500),
})

export const authorCredit = v.object({
  accountId: v.nullable(accountId),
  name: text(40),
  unitId,
  unitName: v.string(),
  isMain: v.boolean(),
  percent: v.nullable(percent),
  isFinder: v.optional(v.literal(true)),
})

export const checkedFigure = v.object({ quote: text(120), source: text(120), checkedBy: text(40) })

const done = { at: instant, by: v.string() }
const reasoned = { ...done, reason: v.picklist(RETURN_REASONS), words: v.string() }
const bySigner = { ...done, post: v.picklist(UNIT_POSTS), insteadOf: v.nullable(v.string()) }
const above = { ...done, level: v.picklist(LEVELS), words: v.string(), within: v.optional(itemId) }
const unitStep = v.object({ post: v.picklist(UNIT_POSTS), hasDeputy: v.boolean(), hours: v.optional(count) })
const steps = v.optional(v.array(unitStep))

export const itemEvent = v.variant('type', [
  v.object({ type: v.literal('submitted'), at: instant, claimedAt: instant, steps }),
  v.object({ type: v.literal('resubmitted'), at: instant, claimedAt: instant, steps }),
  v.object({ type: v.literal('photos_complete'), at: instant, count }),
  v.object({
    type: v.literal('signed'),
    ...bySigner,
    words: v.string(),
    figures: v.array(checkedFigure),
    remarks: v.optional(v.array(remark)),
  }),
  v.object({
    type: v.literal('sent_back'),
    ...bySigner,
    reason: v.nullable(v.picklist(RETURN_REASONS)),
    words: v.string(),
    remarks: v.array(remark),
  }),
  v.object({ type: v.literal('withdrawn'), at: instant }),
  v.object({ type: v.literal('claimed'), ...done }),
  v.object({ type: v.literal('released'), ...done }),
  v.object({ type: v.literal('reviewed'), ...done, post: v.picklist(SIGNER_POSTS), words: v.string() }),
  v.object({ type: v.literal('edited'), ...done }),
  v.object({ type: v.literal('adopted'), ...done, adoption }),
  v.object({ type: v.literal('returned'), ...reasoned, remarks: v.optional(v.array(remark)) }),
  v.object({
    type: v.literal('reserved'),
    ...done,
    reason: v.optional(v.picklist(RESERVE_REASONS)),
    words: v.string(),
  }),
  v.object({ type: v.literal('not_used'), ...reasoned }),
  v.object({
    type: v.literal('merged'),
    ...done,
    into: itemId,
    title: v.optional(v.string()),
    percent: v.optional(percent),
  }),
  v.object({ type: v.literal('taken_out'), ...done, from: itemId, title: v.string() }),
  v.object({ type: v.literal('passed_up'), ...above }),
  v.object({ type: v.literal('not_used_above'), ...above }),
  v.object({ type: v.literal('credited'), ...done, authors: v.array(authorCredit) }),
  v.object({ type: v.literal('commented'), ...done, words: v.string() }),
  v.object({
    type: v.literal('instructed'),
    ...done,
    leader: v.string(),
    rank: v.picklist(LEADER_RANKS),
    givenAt: instant,
    words: v.string(),
    within: v.optional(itemId),
    share: v.optional(useShare),
  }),
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
  /** What it answers: a correction says so again, for a restored office may not know of its item. */
  commissionId: v.optional(commissionId),
  /** Who found it, where somebody else than the author did; left out otherwise. */
  finders: v.optional(v.array(leadFinder)),
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
