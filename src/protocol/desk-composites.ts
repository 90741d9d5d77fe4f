import * as v from 'valibot'
import { COMPOSITE_LIMITS, COMPOSITE_STATUSES } from '../domain/composite/composite.ts'
import {
  adoptedDecision,
  compositeBody,
  compositeTitle,
  notUsedAboveDecision,
  passedUpDecision,
  percent,
} from './desk-adoption.ts'
import { instruction, reviewState, WORDS_LIMIT } from './desk-intake.ts'
import { commandId, count, instant, itemId, text } from './fields.ts'
import { adoption, itemEvent, receipt } from './item.ts'

const done = { at: instant, by: v.string() }

/** A dated record in the life of a composite; it equals `CompositeEvent` of `domain/composite`. */
const ofComposite = v.object({
  type: v.picklist(['composed', 'sources_changed', 'dissolved']),
  ...done,
})
const ITEM_TYPES = ['reviewed', 'edited', 'adopted', 'passed_up', 'not_used_above', 'instructed'] as const
type ItemType = (typeof ITEM_TYPES)[number]
const ofItem = v.pipe(
  itemEvent,
  v.check(({ type }) => (ITEM_TYPES as readonly string[]).includes(type)),
  v.transform((event) => event as Extract<typeof event, { type: ItemType }>),
)
export const compositeEvent = v.union([ofComposite, ofItem])

/** `GET /api/desk/composites?before=`: 综合稿, newest first, 50 at a time; `before` is the `next` of the page before. */
export const compositeRow = v.object({
  id: itemId,
  rev: count,
  title: v.string(),
  status: v.picklist(COMPOSITE_STATUSES),
  createdAt: instant,
  createdBy: v.string(),
  sources: v.array(v.object({ itemId, title: v.string(), unitName: v.string(), percent })),
  uses: v.array(adoption),
})
export type CompositeRow = v.InferOutput<typeof compositeRow>

export const compositeList = v.object({
  composites: v.array(compositeRow),
  next: v.nullable(v.string()),
  serverTime: instant,
})
export type CompositeList = v.InferOutput<typeof compositeList>

const written = {
  /** The kept text that the editor saw. */
  revision: count,
  title: text(COMPOSITE_LIMITS.titleCharacters),
  body: compositeBody,
}
export const compositeSheet = v.object({ ...written, savedAt: instant })
export type CompositeSheet = v.InferOutput<typeof compositeSheet>

/** `PUT /api/desk/composites/{id}/sheet`: the editor's own, saved by itself; `DELETE` puts it away. */
export const putCompositeSheet = v.object(written)
export type PutCompositeSheet = v.InferOutput<typeof putCompositeSheet>
export const savedSheet = v.object({ savedAt: instant })
export type SavedSheet = v.InferOutput<typeof savedSheet>

/** `GET /api/desk/composites/{id}`; `missing` and `mayReview` as for an item in `handling`. */
export const composite = v.object({
  id: itemId,
  rev: count,
  title: v.string(),
  body: v.string(),
  status: v.picklist(COMPOSITE_STATUSES),
  createdAt: instant,
  createdBy: v.string(),
  sources: v.array(
    v.object({
      itemId,
      receipt,
      title: v.string(),
      unitName: v.string(),
      authorName: v.string(),
      percent,
      isMain: v.boolean(),
    }),
  ),
  events: v.array(compositeEvent),
  ...reviewState,
  /** Names the present text among all that were kept. */
  revision: count,
  /** What this person is writing and has not kept yet. */
  sheet: v.nullable(compositeSheet),
})
export type Composite = v.InferOutput<typeof composite>

const share = { itemId, percent, isMain: v.boolean() }
const manySources = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.array(schema), v.maxLength(COMPOSITE_LIMITS.sources))

/**
 * `POST /api/desk/composites`, answered with the composite: its text begins with those of its sources, the main one
 * first. `id` makes a repeated request harmless; of each source goes the revision that the editor saw.
 */
export const compositeRequest = v.object({
  id: commandId,
  compositeId: itemId,
  title: compositeTitle,
  sources: manySources(v.object({ ...share, baseRev: count })),
})
export type CompositeRequest = v.InferOutput<typeof compositeRequest>

/**
 * `POST /api/desk/composites/{id}/decisions`, answered with the composite. `sources` gives all of them anew as long as
 * nobody has used the composite: who is not among them is taken out, and an empty list takes the composite apart.
 */
export const compositeDecision = v.variant('type', [
  v.object({
    type: v.literal('edited'),
    id: commandId,
    baseRev: count,
    title: compositeTitle,
    body: compositeBody,
  }),
  v.object({
    type: v.literal('sources'),
    id: commandId,
    baseRev: count,
    sources: manySources(v.object(share)),
  }),
  adoptedDecision,
  passedUpDecision,
  notUsedAboveDecision,
])
export type CompositeDecision = v.InferOutput<typeof compositeDecision>

/** `POST /api/desk/composites/{id}/reviews`, answered with the composite: by whoever holds the post (复审). */
export const compositeReview = v.object({
  id: commandId,
  baseRev: count,
  words: v.pipe(text(WORDS_LIMIT), v.trim()),
})
export type CompositeReview = v.InferOutput<typeof compositeReview>

/** `POST /api/desk/composites/{id}/instructions`, answered with the composite: a leader's 批示, told to every source. */
export const compositeInstruction = v.object({ id: commandId, baseRev: count, ...instruction })
export type CompositeInstruction = v.InferOutput<typeof compositeInstruction>
