import * as v from 'valibot'
import { parseDay, type Day } from '../domain/calendar/day.ts'
import { parseMonth, type Month } from '../domain/calendar/month.ts'
import { ROLES } from '../domain/people/role.ts'
import { accountId, count, instant, text } from './fields.ts'
import { unfinishedWork } from './handover.ts'

const month = v.pipe(
  v.string(),
  v.check((value) => parseMonth(value) !== undefined),
  v.transform((value) => value as Month),
)

const day = v.pipe(
  v.string(),
  v.check((value) => parseDay(value) !== undefined),
  v.transform((value) => value as Day),
)

/**
 * `PATCH /api/admin/units/{id}`: the class of a unit from the beginning of a month (`2026-12`) on; earlier months keep
 * theirs. Setting the earlier class for the same month takes a change back.
 */
export const changeUnitRequest = v.object({ classId: v.string(), fromMonth: month })
export type ChangeUnitRequest = v.InferOutput<typeof changeUnitRequest>

/** `GET /api/admin/people/{id}/work`: what a person leaves, and who may take it over. */
export const workAnswer = v.object({
  work: v.array(unfinishedWork),
  successors: v.array(v.object({ id: accountId, name: v.string(), role: v.picklist(ROLES) })),
  serverTime: instant,
})
export type WorkAnswer = v.InferOutput<typeof workAnswer>

const note = v.pipe(text(300), v.trim())

/**
 * `POST /api/admin/people/{id}/deactivation`; a successor is needed where work is left. `from`: the day from which they stop;
 * today, a day gone by or none means at once. `DELETE` takes back what was planned for a day to come.
 */
export const deactivation = v.object({ successorId: v.nullable(accountId), note, from: v.optional(day) })
export type Deactivation = v.InferOutput<typeof deactivation>

export const reactivation = v.object({ note })

/** `POST /api/admin/units/{id}/deactivation`: its people stop with it only when that is said. */
export const unitDeactivation = v.object({ withPeople: v.boolean(), note })
export type UnitDeactivation = v.InferOutput<typeof unitDeactivation>

/** `GET /api/admin/standing-changes`. */
export const standingChanges = v.object({
  changes: v.array(
    v.object({
      number: count,
      type: v.picklist(['deactivated', 'reactivated']),
      at: instant,
      note: v.string(),
      name: v.string(),
      byName: v.string(),
      successorName: v.nullable(v.string()),
      moved: count,
    }),
  ),
})
export type StandingChanges = v.InferOutput<typeof standingChanges>
