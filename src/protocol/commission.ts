import * as v from 'valibot'
import { CATEGORIES } from '../domain/category.ts'
import {
  ATTACHMENT_KINDS,
  COMMISSION_LIMITS,
  RESEARCH_MODES,
  type Commission,
} from '../domain/commission/commission.ts'
import { VERDICTS, type CommissionEvent } from '../domain/commission/commission-event.ts'
import type { PlanTopic } from '../domain/commission/plan-topic.ts'
import { LEVELS } from '../domain/record/item-record.ts'
import { clueId } from './clue.ts'
import {
  accountId,
  commissionId,
  count,
  instant,
  itemId,
  leadId,
  planTopicId,
  sha256,
  text,
  unitId,
} from './fields.ts'
import { calendarTopicId, demandId } from './later-fields.ts'
import { leadFinder } from './lead-finder.ts'

/** Names of what is told about: one row for each commission and unit, one for each topic that the unit proposed. */
export const COMMISSION_TOLD = 'commission'
export const PLAN_TOPIC_TOLD = 'plan_topic'

const said = v.pipe(text(COMMISSION_LIMITS.words), v.trim())
const needed = v.pipe(text(COMMISSION_LIMITS.words), v.trim(), v.minLength(1))

/** Payloads of deeds; the envelope's `itemId` is the commission's id, or the new topic's own. */
export const commissionReceipt = v.object({})
export const commissionAssignment = v.object({ to: accountId })
export const commissionProgress = v.object({ words: needed })
export const extensionRequest = v.object({ until: instant, words: needed })
export const commissionRefusal = v.object({ words: needed })
export const planProposal = v.object({
  topic: v.pipe(text(COMMISSION_LIMITS.topicCharacters), v.trim(), v.minLength(1)),
  reason: said,
  mode: v.picklist(RESEARCH_MODES),
})

export const attachment = v.object({
  sha256,
  kind: v.picklist(ATTACHMENT_KINDS),
  name: v.pipe(text(COMMISSION_LIMITS.fileNameCharacters), v.trim(), v.minLength(1)),
  size: count,
})

/** What is known of a file that was brought, before a commission names it. */
export const storedAttachment = v.omit(attachment, ['name'])

const assignee = v.object({ accountId, name: v.string() })
const done = { at: instant, by: v.string() }
const spoken = { ...done, words: v.string() }

/** It equals `CommissionEvent` of `domain/commission`. */
export const commissionEvent = v.variant('type', [
  v.object({ type: v.literal('issued'), ...done, dueAt: instant, to: v.nullable(assignee) }),
  v.object({ type: v.literal('received'), ...done }),
  v.object({ type: v.literal('assigned'), ...done, to: assignee }),
  v.object({ type: v.literal('progress'), ...spoken }),
  v.object({ type: v.literal('reminded'), ...spoken }),
  v.object({ type: v.literal('extension_asked'), ...spoken, until: instant }),
  v.object({ type: v.literal('extension_granted'), ...spoken, until: instant }),
  v.object({ type: v.literal('extension_refused'), ...spoken }),
  v.object({ type: v.literal('declined'), ...spoken }),
  v.object({ type: v.literal('insisted'), ...spoken }),
  v.object({ type: v.literal('answered'), ...done, itemId, writtenAt: instant }),
  v.object({ type: v.literal('judged'), ...spoken, verdict: v.picklist(VERDICTS) }),
  v.object({ type: v.literal('given_up'), ...spoken }),
  v.object({ type: v.literal('cancelled'), ...spoken }),
]) satisfies v.GenericSchema<unknown, CommissionEvent>

const commissionFacts = v.object({
  id: commissionId,
  year: count,
  batch: count,
  topic: v.string(),
  outline: v.string(),
  category: v.picklist(CATEGORIES),
  wordsFrom: v.nullable(count),
  wordsTo: v.nullable(count),
  asker: v.nullable(v.picklist(LEVELS)),
  mode: v.picklist(RESEARCH_MODES),
  files: v.array(attachment),
  issuedAt: instant,
  issuedBy: v.string(),
  finders: v.optional(v.array(leadFinder)),
}) satisfies v.GenericSchema<unknown, Commission>

/** A commission as the people of one addressed unit are told of it. */
export const toldCommission = v.object({
  commission: commissionFacts,
  events: v.array(commissionEvent),
  /** To whom of the unit it can be assigned. */
  colleagues: v.array(assignee),
})
export type ToldCommission = v.InferOutput<typeof toldCommission>

/** A topic of the research plan; it equals `PlanTopic` of `domain/commission`. */
export const planTopic = v.object({
  id: planTopicId,
  unitId,
  proposedBy: v.string(),
  proposedAt: instant,
  topic: v.string(),
  reason: v.string(),
  mode: v.picklist(RESEARCH_MODES),
  answer: v.nullable(
    v.variant('status', [
      v.object({ status: v.literal('chosen'), ...done, commissionId }),
      v.object({ status: v.literal('not_chosen'), ...spoken }),
    ]),
  ),
}) satisfies v.GenericSchema<unknown, PlanTopic>

/** A person of the unit, or the unit as a whole. */
const addressee = v.object({ unitId, accountId: v.nullable(accountId) })

/**
 * `POST /api/desk/commissions`. `id` makes a repeated request harmless; `dueAt` null asks for the policy's own limit;
 * files were sent before. `planTopicId` says which proposed topic it makes a commission of, `lead` which lead.
 */
export const newCommission = v.pipe(
  v.object({
    id: commissionId,
    batch: v.pipe(count, v.minValue(1), v.maxValue(999)),
    topic: v.pipe(text(COMMISSION_LIMITS.topicCharacters), v.trim(), v.minLength(1)),
    outline: v.pipe(text(COMMISSION_LIMITS.outlineCharacters), v.trim()),
    category: v.picklist(CATEGORIES),
    wordsFrom: v.nullable(v.pipe(count, v.maxValue(20_000))),
    wordsTo: v.nullable(v.pipe(count, v.maxValue(20_000))),
    dueAt: v.nullable(instant),
    asker: v.nullable(v.picklist(LEVELS)),
    mode: v.picklist(RESEARCH_MODES),
    files: v.pipe(
      v.array(v.pick(attachment, ['sha256', 'name'])),
      v.maxLength(COMMISSION_LIMITS.files),
      v.check(
        (files) => new Set(files.map((file) => file.sha256)).size === files.length,
        'a file is named twice',
      ),
    ),
    addressees: v.pipe(
      v.array(addressee),
      v.minLength(1),
      v.maxLength(COMMISSION_LIMITS.addressees),
      v.check((rows) => new Set(rows.map((row) => row.unitId)).size === rows.length, 'a unit is named twice'),
    ),
    planTopicId: v.nullable(planTopicId),
    /** The lead that it is made of, as the editor saw it. */
    lead: v.optional(v.object({ id: leadId, rev: count })),
    /** The dated topic or the leader's demand that it is made of. */
    topicId: v.optional(calendarTopicId),
    demandId: v.optional(demandId),
    /** The clue that it is made of, as the editor saw it. */
    clue: v.optional(v.object({ id: clueId, rev: count })),
  }),
  v.forward(
    v.check(
      ({ wordsFrom, wordsTo }) => wordsFrom === null || wordsTo === null || wordsFrom <= wordsTo,
      'the upper limit lies below the lower one',
    ),
    ['wordsTo'],
  ),
)
export type NewCommission = v.InferOutput<typeof newCommission>

/** What the office does about a commission at one or more of its units. */
export const commissionAct = v.variant('type', [
  v.object({ type: v.literal('reminded'), words: said }),
  v.object({ type: v.literal('extension_granted'), words: said, until: instant }),
  v.object({ type: v.literal('extension_refused'), words: needed }),
  v.object({ type: v.literal('insisted'), words: needed }),
  v.object({ type: v.literal('judged'), words: said, verdict: v.picklist(VERDICTS) }),
  v.object({ type: v.literal('given_up'), words: needed }),
  v.object({ type: v.literal('cancelled'), words: needed }),
])
export type CommissionAct = v.InferOutput<typeof commissionAct>

/** `POST /api/desk/commissions/:id/acts`: `rev` of each unit as the editor saw it. */
export const commissionActing = v.object({
  units: v.pipe(v.array(v.object({ unitId, rev: count })), v.minLength(1)),
  act: commissionAct,
})
export type CommissionActing = v.InferOutput<typeof commissionActing>

const deskAddressee = v.object({
  unitId,
  unitName: v.string(),
  rev: count,
  events: v.array(commissionEvent),
  /** Title and receipt of the answering item; null while there is none. */
  answer: v.nullable(v.object({ itemId, title: v.string(), receipt: v.string() })),
  /** The ledger has an entry for what became of it. */
  isScored: v.boolean(),
})
export const deskCommission = v.object({ ...commissionFacts.entries, addressees: v.array(deskAddressee) })
export type DeskCommission = v.InferOutput<typeof deskCommission>

/** `GET /api/desk/commissions?year=2026`: all of a year, the newest first. */
export const commissionList = v.object({
  commissions: v.array(deskCommission),
  /** Years that have any, the newest first. */
  years: v.array(count),
  nextBatch: count,
  /** By the policy of now: hours until a commission is due whose notice names no time. */
  defaultHours: v.nullable(v.number()),
  serverTime: instant,
})
export type CommissionList = v.InferOutput<typeof commissionList>

/** Whom a commission can be addressed to. */
export const addresseeList = v.object({
  units: v.array(
    v.object({ unitId, unitName: v.string(), className: v.string(), people: v.array(assignee) }),
  ),
})
export type AddresseeList = v.InferOutput<typeof addresseeList>

/** `POST /api/desk/commissions/:id/score`: puts what became of it before a second person as an entry of the ledger. */
export const commissionScoring = v.object({ unitId })

export const planTopicList = v.object({
  topics: v.array(v.object({ ...planTopic.entries, unitName: v.string() })),
})
export type PlanTopicList = v.InferOutput<typeof planTopicList>
export const planRefusal = v.object({ words: needed })
