import * as v from 'valibot'
import { NOTICE_KINDS, NOTICE_LIMITS, type NoticeAudience } from '../domain/board/notice.ts'
import { count, instant, noticeId, text, unitId } from './fields.ts'

/** 公告 in the feed: one row for each notice, told to those it is addressed to; null once it is withdrawn. */
export const NOTICE_TOLD = 'notice'

const facts = {
  id: noticeId,
  kind: v.picklist(NOTICE_KINDS),
  title: v.string(),
  body: v.string(),
  postedBy: v.string(),
  postedAt: instant,
  /** The first instant (ms) at which it no longer holds; null when it has no end. */
  until: v.nullable(instant),
}

export const toldNotice = v.object(facts)
export type ToldNotice = v.InferOutput<typeof toldNotice>

const several = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.array(schema), v.minLength(1), v.maxLength(500))

/** It equals `NoticeAudience` of `domain/board`; nobody at all is no audience. */
const audience = v.variant('kind', [
  v.object({ kind: v.literal('all') }),
  v.object({ kind: v.literal('classes'), classIds: several(text(64)) }),
  v.object({ kind: v.literal('units'), unitIds: several(unitId) }),
]) satisfies v.GenericSchema<unknown, NoticeAudience>

const needed = (characters: number) => v.pipe(text(characters), v.trim(), v.minLength(1))

/** `POST /api/desk/notices`: `id` makes a repeated request harmless. */
export const newNotice = v.object({
  id: noticeId,
  kind: v.picklist(NOTICE_KINDS),
  title: needed(NOTICE_LIMITS.titleCharacters),
  body: needed(NOTICE_LIMITS.bodyCharacters),
  audience,
  until: v.nullable(instant),
})
export type NewNotice = v.InferOutput<typeof newNotice>

/** `POST /api/desk/notices/:id/withdrawal`: it goes from the phones; the desk keeps it with the reason. */
export const noticeWithdrawal = v.object({ words: needed(NOTICE_LIMITS.withdrawalCharacters) })

const deskNotice = v.object({
  ...facts,
  audience,
  withdrawn: v.nullable(v.object({ at: instant, by: v.string(), words: v.string() })),
})
export type DeskNotice = v.InferOutput<typeof deskNotice>

/** `GET /api/desk/notices`: the newest first, with whom one can be addressed to. */
export const noticeList = v.object({
  notices: v.array(deskNotice),
  classes: v.array(v.object({ id: v.string(), name: v.string(), units: count })),
  units: v.array(v.object({ id: unitId, name: v.string(), classId: v.string() })),
  serverTime: instant,
})
export type NoticeList = v.InferOutput<typeof noticeList>
