import * as v from 'valibot'
import type { Lead } from '../domain/lead/lead.ts'
import { LEAD_CHANNELS } from '../domain/lead/channel.ts'
import { LEAD_LIMITS } from '../domain/lead/lead.ts'
import type { LeadEvent } from '../domain/lead/lead-event.ts'
import { contactId } from './contact.ts'
import { commissionId, count, instant, itemId, leadId, text } from './fields.ts'
import { itemPhoto } from './item.ts'
import { leadFinder } from './lead-finder.ts'
import { manifestEntry } from './manifest.ts'

/** What is told about a lead to its finder, and to nobody else. */
export const LEAD_TOLD = 'lead'

const answerWords = v.pipe(text(LEAD_LIMITS.answerCharacters), v.trim())
const reason = v.pipe(answerWords, v.minLength(1))

/**
 * The payload of `lead.report`; the envelope's `itemId` is the lead's own id. At most one photo, and never its place:
 * where it was, the finder says in words.
 */
export const leadReport = v.object({
  words: v.pipe(text(LEAD_LIMITS.characters), v.trim(), v.minLength(1)),
  place: v.pipe(text(LEAD_LIMITS.placeCharacters), v.trim()),
  manifest: v.pipe(v.array(v.omit(manifestEntry, ['place'])), v.maxLength(2)),
  /** Left out by phones that do not ask how it was come by. */
  channel: v.optional(v.picklist(LEAD_CHANNELS)),
  /** Which contact point told of it; only with the channel `contact`. */
  contactId: v.optional(contactId),
})
export type LeadReport = v.InferOutput<typeof leadReport>

const done = { at: instant, by: v.string() }
const said = { ...done, words: v.string() }

/** It equals `LeadEvent` of `domain/lead`. */
export const leadEvent = v.variant('type', [
  v.object({ type: v.literal('worth'), ...said }),
  v.object({ type: v.literal('not_worth'), ...said }),
  v.object({ type: v.literal('kept'), ...said }),
  v.object({ type: v.literal('merged'), ...said, into: leadId }),
  v.object({ type: v.literal('commissioned'), ...done, commissionId, topic: v.string() }),
  v.object({ type: v.literal('written'), ...done, itemId, unitName: v.string() }),
]) satisfies v.GenericSchema<unknown, LeadEvent>

const leadFacts = v.object({
  id: leadId,
  finder: leadFinder,
  words: v.string(),
  place: v.string(),
  channel: v.optional(v.nullable(v.picklist(LEAD_CHANNELS)), null),
  contact: v.optional(v.nullable(v.object({ id: contactId, name: v.string() })), null),
  photo: v.nullable(itemPhoto),
  writtenAt: instant,
  sentAt: instant,
}) satisfies v.GenericSchema<unknown, Lead>

/** A lead as its finder is told of it. */
export const toldLead = v.object({ lead: leadFacts, events: v.array(leadEvent) })
export type ToldLead = v.InferOutput<typeof toldLead>

/** How a list of leads is narrowed: 待答复, 先放着, 已答复. */
export const LEAD_FILTERS = ['open', 'kept', 'answered'] as const
export type LeadFilter = (typeof LEAD_FILTERS)[number]

export const deskLead = v.object({
  ...leadFacts.entries,
  rev: count,
  events: v.array(leadEvent),
  /** The finder's section (科室), where the roster names one. */
  section: v.nullable(v.string()),
  /** The finder's unit is a section of the office itself. */
  isOfOffice: v.boolean(),
  /** Leads that were merged into this one. */
  merged: v.array(v.object({ id: leadId, finder: leadFinder, words: v.string() })),
})
export type DeskLead = v.InferOutput<typeof deskLead>

/** A lead that says nothing of how it was come by is looked for under this name. */
export const UNTOLD_CHANNEL = 'untold'
export const CHANNEL_FILTERS = [...LEAD_CHANNELS, UNTOLD_CHANNEL] as const
export type ChannelFilter = (typeof CHANNEL_FILTERS)[number]

/**
 * `GET /api/desk/leads?filter=open|kept|answered&channel=&before=`, the newest first; `before` is the `next` of the page
 * before. `channels`: how many of this filter came by each channel, those with any.
 */
export const leadList = v.object({
  leads: v.array(deskLead),
  next: v.nullable(v.string()),
  counts: v.object({ open: count, kept: count, answered: count, overdue: count }),
  channels: v.array(v.object({ channel: v.picklist(CHANNEL_FILTERS), count })),
  serverTime: instant,
})
export type LeadList = v.InferOutput<typeof leadList>

export const leadAnswer = v.variant('type', [
  v.object({ type: v.literal('worth'), words: answerWords }),
  v.object({ type: v.literal('not_worth'), words: reason }),
  v.object({ type: v.literal('kept'), words: answerWords }),
  v.object({ type: v.literal('merged'), words: answerWords, into: leadId }),
])
export type LeadAnswer = v.InferOutput<typeof leadAnswer>

/** `POST /api/desk/leads/:id/answers`: `rev` as the editor saw it; a lead that moved since is 409 `lead.changed`. */
export const leadAnswering = v.object({ rev: count, answer: leadAnswer })
export type LeadAnswering = v.InferOutput<typeof leadAnswering>
