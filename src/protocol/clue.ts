import * as v from 'valibot'
import { CLUE_KINDS, CLUE_LIMITS, type Clue } from '../domain/clue/clue.ts'
import { CLUE_STATUSES } from '../domain/clue/clue-course.ts'
import { FINDINGS, type ClueEvent } from '../domain/clue/clue-event.ts'
import type { ClueId } from '../domain/ids.ts'
import { day } from './contact.ts'
import { commissionId, count, instant, itemId, text, unitId, uuid } from './fields.ts'

/** 舆情线索 in the feed: one row for each clue and unit that is to verify it. */
export const CLUE_TOLD = 'clue'

export const clueId = uuid<ClueId>()

const needed = (characters: number) => v.pipe(text(characters), v.trim(), v.minLength(1))
const said = v.pipe(text(CLUE_LIMITS.saidCharacters), v.trim())

/** The payload of `clue.verify`; the envelope's `itemId` is the clue's id. */
export const clueVerification = v.object({
  finding: v.picklist(FINDINGS),
  words: needed(CLUE_LIMITS.saidCharacters),
})
export type ClueVerification = v.InferOutput<typeof clueVerification>

const done = { at: instant, by: v.string() }
const answer = v.object({ finding: v.picklist(FINDINGS), words: v.string(), ...done })

/** It equals `ClueEvent` of `domain/clue`. */
export const clueEvent = v.variant('type', [
  v.object({ type: v.literal('handed'), unitId, unitName: v.string(), words: v.string(), ...done }),
  v.object({
    type: v.literal('verified'),
    unitId,
    unitName: v.string(),
    finding: v.picklist(FINDINGS),
    words: v.string(),
    ...done,
  }),
  v.object({ type: v.literal('commissioned'), commissionId, topic: v.string(), ...done }),
  v.object({ type: v.literal('linked'), itemId, ...done }),
  v.object({ type: v.literal('unlinked'), itemId, ...done }),
  v.object({ type: v.literal('closed'), words: v.string(), ...done }),
]) satisfies v.GenericSchema<unknown, ClueEvent>

const clueFacts = v.object({
  id: clueId,
  kind: v.picklist(CLUE_KINDS),
  outlet: v.string(),
  publishedOn: day,
  link: v.string(),
  words: v.string(),
  unitId: v.nullable(unitId),
  recordedBy: v.string(),
  recordedAt: instant,
}) satisfies v.GenericSchema<unknown, Clue>

/** A clue as the people of one unit are told of it: what the office said with it, and what the unit answered. */
export const toldClue = v.object({
  clue: clueFacts,
  handed: v.object({ words: v.string(), ...done }),
  /** The other units that have it too (联动处置). */
  others: v.array(v.string()),
  answer: v.nullable(answer),
})
export type ToldClue = v.InferOutput<typeof toldClue>

/** `POST /api/desk/clues`: `id` makes a repeated request harmless. */
export const newClue = v.object({
  id: clueId,
  kind: v.picklist(CLUE_KINDS),
  outlet: needed(CLUE_LIMITS.outletCharacters),
  publishedOn: day,
  link: v.pipe(text(CLUE_LIMITS.linkCharacters), v.trim()),
  words: needed(CLUE_LIMITS.wordsCharacters),
  unitId: v.nullable(unitId),
})
export type NewClue = v.InferOutput<typeof newClue>

/** `POST /api/desk/clues/:id/acts`: `rev` as the editor saw it. */
export const clueActing = v.object({
  rev: count,
  act: v.variant('type', [
    v.object({
      type: v.literal('handed'),
      unitIds: v.pipe(v.array(unitId), v.minLength(1), v.maxLength(CLUE_LIMITS.units)),
      words: said,
    }),
    v.object({ type: v.literal('linked'), itemId }),
    v.object({ type: v.literal('unlinked'), itemId }),
    v.object({ type: v.literal('closed'), words: needed(CLUE_LIMITS.saidCharacters) }),
  ]),
})
export type ClueActing = v.InferOutput<typeof clueActing>

export const deskClue = v.object({
  ...clueFacts.entries,
  rev: count,
  unitName: v.nullable(v.string()),
  events: v.array(clueEvent),
  /** Items of the same matter, the first one received first. */
  items: v.array(
    v.object({ itemId, title: v.string(), unitName: v.string(), receipt: v.string(), receivedAt: instant }),
  ),
})
export type DeskClue = v.InferOutput<typeof deskClue>

/**
 * `GET /api/desk/clues?day=2026-11-22`: what was recorded on a day; without one, of any day what is not closed. The
 * newest first, at most 200. `counts` are of all days.
 */
export const clueList = v.object({
  clues: v.array(deskClue),
  counts: v.object(
    Object.fromEntries(CLUE_STATUSES.map((status) => [status, count])) as Record<
      (typeof CLUE_STATUSES)[number],
      typeof count
    >,
  ),
  units: v.array(v.object({ id: unitId, name: v.string() })),
  serverTime: instant,
})
export type ClueList = v.InferOutput<typeof clueList>
