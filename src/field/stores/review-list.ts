import type { ItemText } from '../../domain/item/item-text.ts'
import type { Item } from '../../domain/item/item.ts'
import type { Remark } from '../../domain/item/remark.ts'
import { workStateOf, type WorkState } from '../../domain/item/work-state.ts'
import type { LocalAccount } from '../local/rows.ts'
import type { KnownReviews, ReviewDeed } from '../local/reviews.ts'
import { locateRemark } from '../../domain/review/locate-remark.ts'
import { isSignatureOverdue, signAs, signatureDueAt, type SignedAs } from '../../domain/review/sign-as.ts'

/** An item of the unit as one of its signers sees it. */
export interface Review {
  item: Item
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
}

/** Overdue first, then what has waited longest. */
export function reviewsOf(
  { items, deputyships, deeds, remarks }: KnownReviews,
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
    }
  })
  return reviews.sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || a.since - b.since)
}

/** What waits for this person, and has no answer of theirs on its way. */
export function isToDo({ mine, deed }: Review): boolean {
  return mine !== null && deed?.status !== 'waiting'
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

/** A remark at its passage in a text that may have moved on; none when the passage is gone. */
function moveRemark(text: ItemText, remark: Remark): Remark[] {
  const whole = text[remark.field]
  const place = locateRemark(whole, remark)
  if (place === null) return []
  const until = Math.min(remark.until + place.from - remark.from, whole.length)
  return [{ ...remark, from: place.from, until }]
}
