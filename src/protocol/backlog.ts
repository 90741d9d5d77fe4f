import * as v from 'valibot'
import { GROUPINGS } from '../domain/backlog/stored-item.ts'
import { CATEGORIES } from '../domain/category.ts'
import type { BacklogReviewId } from '../domain/ids.ts'
import { count, instant, itemId, text, uuid } from './fields.ts'

const storedLine = v.object({
  id: itemId,
  title: v.string(),
  unitName: v.string(),
  receipt: v.string(),
  category: v.picklist(CATEGORIES),
  status: v.picklist(['reserved', 'not_used']),
  receivedAt: instant,
})

/** `GET /api/desk/backlog/due`: how much lies in store, and when anybody looked at it last. */
export const backlogDue = v.object({ stored: count, reviewedAt: v.nullable(instant), isDue: v.boolean() })
export type BacklogDue = v.InferOutput<typeof backlogDue>

/** `GET /api/desk/backlog?by=word|category|alike`: what is stored of the last eight quarters, in groups, the largest first. */
export const backlogList = v.object({
  due: backlogDue,
  /** `2026-Q4`, the present one last; the counts of a group stand in this order. */
  quarters: v.array(v.string()),
  items: v.array(storedLine),
  groups: v.array(
    v.object({
      /** A word, a category, or the id of the first of several that are alike. */
      key: v.string(),
      itemIds: v.array(itemId),
      counts: v.array(count),
      /** The last look at it, and how many of its items came since. */
      reviewed: v.nullable(v.object({ at: instant, by: v.string(), words: v.string(), newer: count })),
    }),
  ),
  serverTime: instant,
})
export type BacklogList = v.InferOutput<typeof backlogList>

/** `POST /api/desk/backlog/reviews`: `id` makes a repeated request harmless. */
export const backlogReviewing = v.object({
  id: uuid<BacklogReviewId>(),
  grouping: v.picklist(GROUPINGS),
  key: v.pipe(text(64), v.minLength(1)),
  words: v.pipe(text(500), v.trim()),
})
export type BacklogReviewing = v.InferOutput<typeof backlogReviewing>
