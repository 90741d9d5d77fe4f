import * as v from 'valibot'
import { UNIT_POSTS, type CheckedFigure } from '../domain/item/item-event.ts'
import { RETURN_REASONS } from '../domain/item/return-reason.ts'
import { ROLES } from '../domain/people/role.ts'
import type { Deputyship } from '../domain/review/deputyship.ts'
import { accountId, commandId, instant, itemId, text } from './fields.ts'
import { checkedFigure, item, remark } from './item.ts'

export const REVIEW_LIMITS = { wordsCharacters: 1000, remarks: 50, figures: 100 } as const

const words = text(REVIEW_LIMITS.wordsCharacters)
const post = v.picklist(UNIT_POSTS)
const remarks = v.pipe(v.array(remark), v.maxLength(REVIEW_LIMITS.remarks))
const isWholeFigure = ({ quote, source, checkedBy }: CheckedFigure) =>
  [quote, source, checkedBy].every((part) => part.trim() !== '')

/** `item.sign`: 审核通过 or 签发, the step that the person saw; each figure names its source and who checked it. */
export const signature = v.object({
  post,
  words,
  figures: v.pipe(v.array(v.pipe(checkedFigure, v.check(isWholeFigure))), v.maxLength(REVIEW_LIMITS.figures)),
  /** At their passages, for the next who reads; phones of before left them out. */
  remarks: v.optional(remarks),
})
export type Signature = v.InferOutput<typeof signature>

/** `item.send_back`: 退回 with a reason, words or remarks; one of the three must be there. */
export const sendingBack = v.pipe(
  v.object({
    post,
    reason: v.nullable(v.picklist(RETURN_REASONS)),
    words,
    remarks,
  }),
  v.check((sent) => sent.reason !== null || sent.words.trim() !== '' || sent.remarks.length > 0),
)
export type SendingBack = v.InferOutput<typeof sendingBack>

/** `deputy.name`: the holder of a post names who signs while that one is away; the envelope's id is the new deputyship's. */
export const deputyNaming = v.object({ deputyId: accountId, from: instant, until: instant })
export type DeputyNaming = v.InferOutput<typeof deputyNaming>

/** `deputy.end`: the holder is back before the time. */
export const deputyEnding = v.object({})

export const deputyship = v.object({
  id: v.string(),
  post,
  holderId: accountId,
  holderName: v.string(),
  deputyId: accountId,
  deputyName: v.string(),
  from: instant,
  until: instant,
  endedAt: v.nullable(instant),
}) satisfies v.GenericSchema<unknown, Deputyship>

/** Told as `review`: an item that takes the unit's signatures, whole, to whoever in the unit may sign. */
const signatureReminder = v.object({ by: v.string(), at: instant })
export type SignatureReminder = v.InferOutput<typeof signatureReminder>
/** `reminded`: how the office last reminded the unit of the signature that is waited for; offices of before left it out. */
export const reviewRow = v.object({
  ...item.entries,
  reminded: v.optional(v.nullable(signatureReminder)),
})

/** Told as `colleagues`, to the holders of posts: whom they can name. */
export const colleaguesRow = v.object({
  people: v.array(v.object({ id: accountId, displayName: v.string(), role: v.picklist(ROLES) })),
})
export type Colleagues = v.InferOutput<typeof colleaguesRow>

/** `GET /api/desk/unsigned`: what lies in the units unsigned, longest waiting first. */
export const unsignedList = v.object({
  items: v.array(
    v.object({
      id: itemId,
      title: v.string(),
      unitName: v.string(),
      post,
      /** Who holds the post, or stands in for its holder now. */
      waitsFor: v.array(v.string()),
      since: instant,
      /** Null where the rules set no limit. */
      dueAt: v.nullable(instant),
      /** How the unit was last reminded of this signature. */
      reminded: v.nullable(signatureReminder),
    }),
  ),
  serverTime: instant,
})
/** `POST /api/desk/unsigned/{id}/reminders`: 催办 of an overdue signature, answered with the list; `id` makes it one. */
export const remindRequest = v.object({ id: commandId })
export type UnsignedList = v.InferOutput<typeof unsignedList>

/** `GET /api/admin/deputies` and what changes them. */
export const deputyList = v.object({ deputyships: v.array(deputyship), serverTime: instant })
export const namingAtDesk = v.object({
  id: v.pipe(v.string(), v.uuid()),
  holderId: accountId,
  ...deputyNaming.entries,
})
export type DeputyList = v.InferOutput<typeof deputyList>
export type NamingAtDesk = v.InferOutput<typeof namingAtDesk>
