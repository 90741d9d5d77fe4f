import type { ItemId } from '../../domain/ids.ts'
import type { ItemText } from '../../domain/item/item-text.ts'
import type { Item } from '../../domain/item/item.ts'
import type { Remark } from '../../domain/item/remark.ts'
import { workStateOf, type WorkState } from '../../domain/item/work-state.ts'
import type { LocalAccount } from '../local/rows.ts'
import type { KnownReviews, ReviewDeed, ReviewedItem } from '../local/reviews.ts'
import { EMPTY_SHEET, type ReviewSheet } from '../../domain/review/review-sheet.ts'
import { locateRemark } from '../../domain/review/locate-remark.ts'
import { isSignatureOverdue, signAs, signatureDueAt, type SignedAs } from '../../domain/review/sign-as.ts'

/** An item of the unit as one of its signers sees it. */
export interface Review {
  item: ReviewedItem
  state: WorkState
  /** As what this person signs now; null when it is not theirs to sign. */
  mine: SignedAs | null
  since: number
  dueAt: number | null
  isOverdue: boolean
  /** The last thing done about it on this phone, unless the item has moved on since. */
  deed: ReviewDeed | null
  /** What was remarked on here and waits to go along, at its place in the text as it is now. */
  remarks: Remark[]
  /** What stands on the sheets of 审签 and 退回 here and waits to go along. */
  sheet: ReviewSheet
}

/** What was written to a text that this person does not sign any more: somebody else did, or it went back. */
export interface Leftover {
  id: ItemId
  title: string
  remarks: Remark[]
  sheet: ReviewSheet
}

/** Overdue first, then what has waited longest. */
export function reviewsOf(
  { items, deputyships, deeds, remarks, sheets }: KnownReviews,
  person: Pick<LocalAccount, 'accountId' | 'role'>,
  now: number,
): Review[] {
  const reviews = items.map((item): Review => {
    const state = workStateOf(item.events)
    const deed = deedOf(item, deeds)
    const as = signAs({ authorId: item.authorId, state, person, deputyships, at: now })
    return {
      item,
      state,
      mine: typeof as === 'string' ? null : as,
      since: lastAt(item),
      dueAt: signatureDueAt(state),
      isOverdue: isSignatureOverdue(state, now),
      deed,
      remarks: (remarks[item.id] ?? refusedRemarks(deed)).flatMap((remark) => moveRemark(item.text, remark)),
      sheet: sheets[item.id] ?? refusedSheet(deed),
    }
  })
  return reviews.sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || a.since - b.since)
}

/** What waits for this person, and has no answer of theirs on its way. */
export function isToDo({ mine, deed }: Review): boolean {
  return mine !== null && deed?.status !== 'waiting'
}

/** A 点评 of an editor or a leader on an item of the unit. */
export interface Comment {
  review: Review
  at: number
  by: string
  words: string
}

const WEEK_MS = 7 * 86_400_000

/** What was said of the unit's items, newest first; since a week ago on 今日. */
export function commentsOf(reviews: readonly Review[], since = -Infinity): Comment[] {
  const comments = reviews.flatMap((review) =>
    review.item.events.flatMap((event) => (event.type === 'commented' ? [{ ...event, review }] : [])),
  )
  return comments.filter(({ at }) => at >= since).sort((a, b) => b.at - a.at)
}

export const recentCommentsOf = (reviews: readonly Review[], now: number) =>
  commentsOf(reviews, now - WEEK_MS)

/** Whether an item takes signatures of the unit at all: one that was only commented on is nobody's to sign. */
export function isForSignature({ item }: Review): boolean {
  return item.events.some((event) => 'claimedAt' in event && event.steps !== undefined)
}

function lastAt({ events, receivedAt }: Item): number {
  const changes = events.filter(({ type }) => type !== 'photos_complete')
  return changes[changes.length - 1]?.at ?? receivedAt
}

function deedOf(item: Item, deeds: readonly ReviewDeed[]): ReviewDeed | null {
  const own = deeds.filter(({ itemId, type }) => itemId === item.id && type !== 'item.withdraw')
  return own[own.length - 1] ?? null
}

/** What went along with a deed that the office refused is the reader’s again. */
function refusedRemarks(deed: ReviewDeed | null): Remark[] {
  if (deed?.status !== 'refused' || !('remarks' in deed.payload)) return []
  return deed.payload.remarks ?? []
}

/** The same of the words and the checked figures. */
function refusedSheet(deed: ReviewDeed | null): ReviewSheet {
  if (deed?.status !== 'refused') return EMPTY_SHEET
  const { type, payload } = deed
  if (type === 'item.sign' && 'figures' in payload)
    return { ...EMPTY_SHEET, words: payload.words, figures: payload.figures }
  if (type === 'item.send_back' && 'reason' in payload)
    return { ...EMPTY_SHEET, reason: payload.reason, backWords: payload.words }
  return EMPTY_SHEET
}

/** What was not sent and has no text to go along with any more, until the reader puts it away. */
export function leftoversOf({ remarks, sheets }: KnownReviews, reviews: readonly Review[]): Leftover[] {
  const ids = Array.from(new Set([...Object.keys(remarks), ...Object.keys(sheets)])) as ItemId[]
  return ids.flatMap((id) => {
    const review = reviews.find(({ item }) => item.id === id)
    const sheet = sheets[id]
    const made = remarks[id] ?? []
    if ((review !== undefined && isToDo(review)) || (made.length === 0 && sheet === undefined)) return []
    const title = review?.item.text.title ?? sheet?.title ?? ''
    return [{ id, title, remarks: made, sheet: sheet ?? EMPTY_SHEET }]
  })
}

/** A remark at its passage in a text that may have moved on; none when the passage is gone. */
function moveRemark(text: ItemText, remark: Remark): Remark[] {
  const whole = text[remark.field]
  const place = locateRemark(whole, remark)
  if (place === null) return []
  const until = Math.min(remark.until + place.from - remark.from, whole.length)
  return [{ ...remark, from: place.from, until }]
}
