import * as v from 'valibot'
import { DEMAND_LIMITS, DEMAND_SOURCES, type Demand, type DemandEvent } from '../domain/demand/demand.ts'
import { count, instant, text } from './fields.ts'
import { demandId } from './later-fields.ts'
import { madeOf } from './made-of.ts'
import { day } from './topic-calendar.ts'

const needed = (characters: number) => v.pipe(text(characters), v.trim(), v.minLength(1))
const words = needed(DEMAND_LIMITS.wordsCharacters)

const demandFacts = {
  leader: needed(DEMAND_LIMITS.nameCharacters),
  on: day,
  words,
  source: v.picklist(DEMAND_SOURCES),
  note: v.pipe(text(DEMAND_LIMITS.noteCharacters), v.trim()),
}
const done = { at: instant, by: v.string(), words: v.string() }

/** It equals `DemandEvent` of `domain/demand`. */
const demandEvent = v.variant('type', [
  v.object({ type: v.literal('answered'), ...done }),
  v.object({ type: v.literal('reopened'), ...done }),
]) satisfies v.GenericSchema<unknown, DemandEvent>

/** `PUT /api/desk/demands/:id`: records what a leader said, or corrects the record; `baseRev` 0 for a new one. */
export const demandKeeping = v.object({ baseRev: count, ...demandFacts })
export type DemandKeeping = v.InferOutput<typeof demandKeeping>

/** `POST /api/desk/demands/:id/acts`: answered, or taken up again. */
export const demandActing = v.object({ rev: count, type: v.picklist(['answered', 'reopened']), words })
export type DemandActing = v.InferOutput<typeof demandActing>

export const deskDemand = v.object({
  id: demandId,
  ...demandFacts,
  rev: count,
  /** Who recorded it, and when. */
  by: v.string(),
  recordedAt: instant,
  events: v.array(demandEvent),
  made: madeOf,
}) satisfies v.GenericSchema<unknown, Demand>
export type DeskDemand = v.InferOutput<typeof deskDemand>

/** `GET /api/desk/demands`: the newest first. */
export const demandList = v.object({
  demands: v.array(deskDemand),
  /** When the office last asked a leader of its own accord; null for never. */
  lastAskedOn: v.nullable(day),
  serverTime: instant,
})
export type DemandList = v.InferOutput<typeof demandList>
