import * as v from 'valibot'
import { WORK_STATUSES } from '../domain/item/work-state.ts'
import { RESERVE_REASONS } from '../domain/item/reserve-reason.ts'
import { RETURN_REASONS } from '../domain/item/return-reason.ts'
import { CATEGORIES } from '../domain/category.ts'
import { VERDICTS } from '../domain/commission/commission-event.ts'
import { LEVELS } from '../domain/record/item-record.ts'
import { ROLES } from '../domain/people/role.ts'
import { adoptedDecision, creditedDecision, notUsedAboveDecision, passedUpDecision } from './desk-adoption.ts'
import { accountId, commandId, count, instant, itemId, leadId, periodicalId, text, unitId } from './fields.ts'
import { claimant, editedText } from './desk-intake.ts'
import { item, receipt, sibling } from './item.ts'
import { policy } from './policy.ts'

/** A line of 来稿. */
export const deskLine = v.object({
  id: itemId,
  rev: count,
  title: v.string(),
  category: v.picklist(CATEGORIES),
  unitName: v.string(),
  authorName: v.string(),
  receipt,
  receivedAt: instant,
  status: v.picklist(WORK_STATUSES),
  characters: count,
  photos: count,
  photosToCome: count,
  /** Texts that stand beside it and wait for somebody to choose. */
  siblings: count,
  /** Who works on it; null when nobody does. */
  claimedBy: v.nullable(claimant),
  /** Until when a commission wants it; null when none does. */
  dueAt: v.nullable(instant),
})
export type DeskLine = v.InferOutput<typeof deskLine>

/**
 * `GET /api/desk/items?status=open|in_composite|adopted|returned|reserved|not_used|all&q=&before=&limit=`, newest first by receipt
 * unless `order=queue`; `category=`, `unit=` and `claimed=me|nobody` narrow it. `before` is the `next` of the page
 * before. `counts` is by status over all items.
 */
export const DESK_FILTERS = [
  'open',
  'in_composite',
  'adopted',
  'returned',
  'reserved',
  'not_used',
  'all',
] as const
export type DeskFilter = (typeof DESK_FILTERS)[number]

export const deskList = v.object({
  lines: v.array(deskLine),
  next: v.nullable(v.string()),
  counts: v.object({
    open: count,
    in_composite: count,
    adopted: count,
    returned: count,
    reserved: count,
    not_used: count,
  }),
  serverTime: instant,
})
export type DeskList = v.InferOutput<typeof deskList>

/** `GET /api/desk/items/{id}`. */
export const deskItem = v.object({
  item,
  status: v.picklist(WORK_STATUSES),
  /** Texts that stand beside the item's own and wait for somebody to choose, oldest first. */
  siblings: v.array(sibling),
  claimedBy: v.nullable(claimant),
  dueAt: v.nullable(instant),
  /** The direct-report point (直报点) that the unit was when the item came. */
  directPoint: v.optional(v.object({ name: v.string(), mayReportStraight: v.boolean() })),
  /** The commission (约稿) that it answers, and where that stands at its unit; left out for what was not asked for. */
  commission: v.optional(
    v.object({
      year: count,
      batch: count,
      topic: v.string(),
      asker: v.nullable(v.picklist(LEVELS)),
      dueAt: instant,
      /** The time by which the answer is on time or late; null while there is none. */
      answeredAt: v.nullable(instant),
      /** Null as long as the office has not judged the answer. */
      verdict: v.nullable(v.picklist(VERDICTS)),
      /** Who found what is asked for (线索提供). */
      finders: v.array(v.string()),
    }),
  ),
  /** The newest edited text of the author's present one; null before the first. */
  edited: v.nullable(editedText),
})
export type DeskItem = v.InferOutput<typeof deskItem>

const words = v.pipe(text(500), v.trim())

/**
 * `POST /api/desk/items/{id}/decisions`. `id` makes a repeated request harmless; `baseRev` is the revision the editor
 * saw: when the item changed since, the answer is 409 `item.changed` and nothing happens.
 */
export const decision = v.variant('type', [
  adoptedDecision,
  passedUpDecision,
  notUsedAboveDecision,
  creditedDecision,
  v.object({
    type: v.literal('returned'),
    id: commandId,
    baseRev: count,
    reason: v.picklist(RETURN_REASONS),
    words,
  }),
  v.object({
    type: v.literal('reserved'),
    id: commandId,
    baseRev: count,
    reason: v.picklist(RESERVE_REASONS),
    words,
  }),
  v.object({
    type: v.literal('not_used'),
    id: commandId,
    baseRev: count,
    reason: v.picklist(RETURN_REASONS),
    words,
  }),
])
export type Decision = v.InferOutput<typeof decision>

/**
 * `POST /api/desk/items/{id}/siblings/{number}/settlement`, answered with the item: which of two texts holds, the
 * office's or the sibling. Both stay among the revisions. `id` makes a repeated request harmless; `baseRev` is the
 * revision the editor saw.
 */
export const settlement = v.object({
  id: commandId,
  baseRev: count,
  take: v.picklist(['office', 'sibling']),
})
export type Settlement = v.InferOutput<typeof settlement>

/** `GET /api/desk/periodicals`: where items are adopted, with the issue the office is filling now. */
export const periodicalList = v.object({
  periodicals: v.array(v.object({ id: periodicalId, name: v.string(), currentIssue: count })),
})
export type PeriodicalList = v.InferOutput<typeof periodicalList>

/** `GET /api/events` (server-sent events, event name `item`): an item arrived or changed. */
export const deskEvent = v.object({ itemId, rev: count, isNew: v.boolean() })
export type DeskEvent = v.InferOutput<typeof deskEvent>
/** Of the same stream, event name `lead`: a lead or its photo arrived, its photo is to come again, or it was answered. */
export const deskLeadEvent = v.object({ leadId })
/** Of the same stream, event name `room`: a phone did something that is shown in this room of the desk. */
export const deskRoomEvent = v.object({ room: v.picklist(['clues', 'commissions']) })
export type DeskRoomEvent = v.InferOutput<typeof deskRoomEvent>
/** Of the same stream, event name `opinion`: an opinion on this item was asked for or given (会商). */
export const deskOpinionEvent = v.object({ consultedOn: itemId })
export type DeskNews =
  DeskEvent | v.InferOutput<typeof deskLeadEvent> | DeskRoomEvent | v.InferOutput<typeof deskOpinionEvent>

/** From when (the first instant of a month) a unit is of a class. */
export const classTerm = v.object({ classId: v.string(), from: instant })
export const unitRow = v.object({
  id: unitId,
  name: v.string(),
  classId: v.string(),
  /** The dated list of its classes, the oldest first, where the unit was ever moved to another. */
  classes: v.optional(v.pipe(v.array(classTerm), v.readonly())),
  people: count,
  /** Since when it takes no part any more; null while it does. */
  deactivatedAt: v.nullable(instant),
})
export const personRow = v.object({
  id: accountId,
  account: v.nullable(v.string()),
  displayName: v.string(),
  role: v.picklist(ROLES),
  unitId: v.nullable(unitId),
  /** 科室; null where the roster names none. */
  section: v.nullable(v.string()),
  /** Heads the office (主任): an editor who also reviews. */
  isDirector: v.boolean(),
  deactivatedAt: v.nullable(instant),
  /** The day from which they stop, and why that was refused when it came; null when none is planned. */
  stop: v.nullable(v.object({ from: instant, refused: v.nullable(v.string()) })),
})

/** `GET /api/admin/people`: units, people and the classes the policy knows. */
export const peopleList = v.object({
  units: v.array(unitRow),
  people: v.array(personRow),
  unitClasses: policy.entries.unitClasses,
  serverTime: instant,
})
export type PeopleList = v.InferOutput<typeof peopleList>

/** `POST /api/admin/units`, answered with the new list of people and units. */
export const createUnitRequest = v.object({
  name: v.pipe(text(60), v.trim(), v.minLength(2)),
  classId: v.string(),
})
export type CreateUnitRequest = v.InferOutput<typeof createUnitRequest>

/** `POST /api/admin/people`: unit roles need a unit, office roles have none. */
export const createPersonRequest = v.object({
  account: text(64),
  displayName: v.pipe(text(40), v.trim(), v.minLength(1)),
  role: v.picklist(ROLES),
  unitId: v.nullable(unitId),
  password: text(256),
})
export type CreatePersonRequest = v.InferOutput<typeof createPersonRequest>

/**
 * `PATCH /api/admin/people/{id}`, answered with the new list: the section (科室) of a unit's person, null takes it off;
 * or whether an editor heads the office.
 */
export const changePersonRequest = v.union([
  v.object({ section: v.nullable(v.pipe(text(100), v.trim(), v.minLength(1))) }),
  v.object({ isDirector: v.boolean() }),
])
export type ChangePersonRequest = v.InferOutput<typeof changePersonRequest>
