import * as v from 'valibot'
import { ITEM_LIMITS } from '../domain/item/item-text.ts'
import { RESERVE_REASONS } from '../domain/item/reserve-reason.ts'
import { RETURN_REASONS } from '../domain/item/return-reason.ts'
import { SIGNER_POSTS } from '../domain/policy/sign-off-chain.ts'
import { LEADER_RANKS } from '../domain/record/item-record.ts'
import { accountId, commandId, count, instant, itemId, text, unitId } from './fields.ts'

/** How the desk works off what came in: order, claims, many at once, the edited text, opinions. */
export const WORDS_LIMIT = 500
/** Name and post of a leader. */
export const LEADER_CHARACTERS = 60
const words = v.pipe(text(WORDS_LIMIT), v.trim())
const someWords = v.pipe(words, v.minLength(1))

/** Who works on an item while it is 在编. */
export const claimant = v.object({ id: accountId, name: v.string() })
export type Claimant = v.InferOutput<typeof claimant>

/** `order=` of the list: 紧急 first, then the commission's deadline, then the newest; or the newest first throughout. */
export const DESK_ORDERS = ['queue', 'newest'] as const
export type DeskOrder = (typeof DESK_ORDERS)[number]

/** `claimed=` of the list. */
export const CLAIM_FILTERS = ['me', 'nobody'] as const
export type ClaimFilter = (typeof CLAIM_FILTERS)[number]

/** 批示 as it is entered. */
export const instruction = {
  leader: v.pipe(text(LEADER_CHARACTERS), v.trim(), v.minLength(1)),
  rank: v.picklist(LEADER_RANKS),
  /** Left out for today. */
  givenAt: v.optional(instant),
  words: someWords,
}

/**
 * `POST /api/desk/items/{id}/acts`, answered with the item: what is done besides deciding. Editors claim (领办) and hand
 * back; a review (复审) is given by whoever holds the post; editors and leaders comment (点评) and enter a leader's
 * instruction (批示), dated by the day on which it was given. `id` makes a repeated request harmless; `baseRev` is the
 * revision that was seen (409 `item.changed`), which neither a comment nor an instruction minds.
 */
const act = { id: commandId, baseRev: count }
export const deskAct = v.variant('type', [
  v.object({ type: v.literal('claimed'), ...act }),
  v.object({ type: v.literal('released'), ...act }),
  v.object({ type: v.literal('reviewed'), ...act, words }),
  v.object({ type: v.literal('commented'), ...act, words: someWords }),
  v.object({ type: v.literal('instructed'), ...act, ...instruction }),
])
export type DeskAct = v.InferOutput<typeof deskAct>

/** `POST /api/desk/bulk`: one thing for many items, each in a transaction of its own. */
export const BULK_MOST = 200
const bulkItem = v.object({ itemId, id: commandId, baseRev: count })
const bulk = { items: v.pipe(v.array(bulkItem), v.minLength(1), v.maxLength(BULK_MOST)) }
const reason = v.picklist(RETURN_REASONS)
export const bulkRequest = v.variant('type', [
  v.object({ type: v.literal('claimed'), ...bulk }),
  v.object({ type: v.literal('reserved'), ...bulk, reason: v.picklist(RESERVE_REASONS), words }),
  v.object({ type: v.literal('returned'), ...bulk, reason, words }),
  v.object({ type: v.literal('not_used'), ...bulk, reason, words }),
])
export type BulkRequest = v.InferOutput<typeof bulkRequest>
export type BulkType = BulkRequest['type']

/** What became of each, in the order of the request; `code` is null where it was done. */
export const bulkAnswer = v.object({
  results: v.array(v.object({ itemId, code: v.nullable(v.string()) })),
})
export type BulkAnswer = v.InferOutput<typeof bulkAnswer>

/** A kept edited text (采用稿), by whom and when. */
export const editedText = v.object({
  number: count,
  title: text(ITEM_LIMITS.titleCharacters),
  body: text(ITEM_LIMITS.bodyCharacters),
  by: v.string(),
  at: instant,
})
export type EditedText = v.InferOutput<typeof editedText>

/** An editor's sheet that is not kept yet. */
export const editSheet = v.object({
  accountId,
  by: v.string(),
  revision: count,
  baseNumber: count,
  title: text(ITEM_LIMITS.titleCharacters),
  body: text(ITEM_LIMITS.bodyCharacters),
  savedAt: instant,
})
export type EditSheet = v.InferOutput<typeof editSheet>

/**
 * `GET /api/desk/items/{id}/edits`: every kept text, oldest first, and the sheets that are open. `revision` names the
 * author's present text; `ofPresent` tells which texts were written from it.
 */
export const editHistory = v.object({
  revision: count,
  versions: v.array(v.object({ ...editedText.entries, ofPresent: v.boolean() })),
  sheets: v.array(editSheet),
})
export type EditHistory = v.InferOutput<typeof editHistory>

const sheet = {
  revision: count,
  baseNumber: count,
  title: text(ITEM_LIMITS.titleCharacters),
  body: text(ITEM_LIMITS.bodyCharacters),
}
/** `PUT /api/desk/items/{id}/sheet`: the editor's own, saved by itself. */
export const putSheetRequest = v.object(sheet)
export type PutSheetRequest = v.InferOutput<typeof putSheetRequest>

/**
 * `POST /api/desk/items/{id}/edits`: keeps a text; `revision` and `baseNumber` are the author's and the kept text that
 * the editor saw. When there is a newer one of either, the answer is 409 `edit.newer` and the sheet stays.
 */
export const keepEditRequest = v.object({ id: commandId, ...sheet })
export type KeepEditRequest = v.InferOutput<typeof keepEditRequest>

/** What phones are told as `edited`: the newest kept text of an own item. */
export const toldEdit = v.object({ itemId, title: v.string(), body: v.string(), by: v.string(), at: instant })
export type ToldEdit = v.InferOutput<typeof toldEdit>

export const CONSULTED = ['unit', 'expert', 'leader'] as const
export type Consulted = (typeof CONSULTED)[number]

/** 会商: somebody was asked about an item; the opinion stays with it. */
export const consultation = v.object({
  id: commandId,
  kind: v.picklist(CONSULTED),
  accountId: v.nullable(accountId),
  name: v.string(),
  words: v.string(),
  askedBy: v.string(),
  askedAt: instant,
  answer: v.nullable(v.object({ words: v.string(), by: v.string(), at: instant })),
})
export type Consultation = v.InferOutput<typeof consultation>

/**
 * `GET /api/desk/opinions`: what waits for the one who asks, the longest waiting first: opinions that a leader was asked
 * for, experts' that an editor asked for and has yet to enter.
 */
export const owedOpinions = v.object({
  opinions: v.array(
    v.object({
      id: commandId,
      itemId,
      title: v.string(),
      unitName: v.string(),
      kind: v.picklist(CONSULTED),
      name: v.string(),
      words: v.string(),
      askedBy: v.string(),
      askedAt: instant,
    }),
  ),
  serverTime: instant,
})
export type OwedOpinions = v.InferOutput<typeof owedOpinions>
export type OwedOpinion = OwedOpinions['opinions'][number]

/** `POST /api/desk/items/{id}/consultations`; `id` names the new consultation and makes a repetition harmless. */
export const askRequest = v.variant('kind', [
  v.object({ kind: v.literal('unit'), id: commandId, unitId, words: someWords }),
  v.object({ kind: v.literal('leader'), id: commandId, accountId, words: someWords }),
  v.object({
    kind: v.literal('expert'),
    id: commandId,
    name: v.pipe(text(60), v.trim(), v.minLength(1)),
    words: someWords,
  }),
])
export type AskRequest = v.InferOutput<typeof askRequest>

/** What the people of an asked unit are told as `consultation`. */
export const toldConsultation = v.object({
  ...consultation.entries,
  title: v.string(),
  body: v.string(),
  unitName: v.string(),
})
export type ToldConsultation = v.InferOutput<typeof toldConsultation>

/**
 * `missing` names the posts whose review the policy asks for before this person may adopt or pass up; `mayReview` says
 * whether a review of this person would count.
 */
export const reviewState = {
  missing: v.object({ adopt: v.array(v.picklist(SIGNER_POSTS)), passUp: v.array(v.picklist(SIGNER_POSTS)) }),
  mayReview: v.boolean(),
}

/** `GET /api/desk/items/{id}/handling`: what the reading pane shows beside an item. */
export const handling = v.object({
  ...reviewState,
  consultations: v.array(consultation),
  /** Which leaders one may ask. */
  leaders: v.array(v.object({ id: accountId, name: v.string() })),
})
export type Handling = v.InferOutput<typeof handling>

/**
 * `GET /api/desk/reasons?from=&until=`: why items were returned, kept in reserve or not used, by reason, unit and month.
 * What was kept in reserve before reasons were asked for is not among them.
 */
export const reasonCounts = v.object({
  rows: v.array(
    v.object({
      month: v.string(),
      unitName: v.string(),
      reason: v.picklist([...RETURN_REASONS, ...RESERVE_REASONS]),
      returned: count,
      reserved: count,
      notUsed: count,
    }),
  ),
})
export type ReasonCounts = v.InferOutput<typeof reasonCounts>

/** `GET /api/desk/units`: the units, for filters and choices. */
export const deskUnits = v.object({ units: v.array(v.object({ id: unitId, name: v.string() })) })
export type DeskUnits = v.InferOutput<typeof deskUnits>
