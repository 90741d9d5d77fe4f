import * as v from 'valibot'
import { COPY_TRACES } from '../domain/check/likeness/copy-traces.ts'
import { WORK_STATUSES } from '../domain/item/work-state.ts'
import { count, instant, itemId } from './fields.ts'
import { receipt } from './item.ts'

/** A passage that stands in both bodies, by UTF-16 units; the domain's `SharedPassage`. */
const sharedPassage = v.object({
  from: count,
  until: count,
  otherFrom: count,
  otherUntil: count,
  characters: count,
})

/** An item of the office's archive that shares passages with the one that is looked at. */
export const likeItem = v.object({
  itemId,
  title: v.string(),
  body: v.string(),
  unitName: v.string(),
  authorName: v.string(),
  receipt,
  receivedAt: instant,
  status: v.picklist(WORK_STATUSES),
  /** How much of the looked-at body stands in this one, 0 to 100. */
  percent: count,
  passages: v.array(sharedPassage),
})
export type LikeItem = v.InferOutput<typeof likeItem>

/** `GET /api/desk/items/{id}/likeness`: it informs, it never blocks. */
export const likenessReport = v.object({
  /** Which text was compared: the title and body that held. */
  body: v.string(),
  /** The most alike first, at most ten. */
  matches: v.array(likeItem),
  /** Traces of copying in the body that need no archive; the domain's `CopyTrace`. */
  traces: v.array(v.object({ code: v.picklist(COPY_TRACES), from: count, until: count, quote: v.string() })),
  /** Texts of the archive that the office has yet to read; more matches may come. */
  unread: count,
})
export type LikenessReport = v.InferOutput<typeof likenessReport>
