import * as v from 'valibot'
import { parseMonth, type Month } from '../domain/calendar/month.ts'
import { WORK_KINDS } from '../domain/people/handover.ts'
import { ROLES } from '../domain/people/role.ts'
import { accountId, count, instant, text } from './fields.ts'

const month = v.pipe(
  v.string(),
  v.check((value) => parseMonth(value) !== undefined),
  v.transform((value) => value as Month),
)

/**
 * `PATCH /api/admin/units/{id}`: the class of a unit from the beginning of a month (`2026-12`) on; earlier months keep
 * theirs. Setting the earlier class for the same month takes a change back.
 */
export const changeUnitRequest = v.object({ classId: v.string(), fromMonth: month })
export type ChangeUnitRequest = v.InferOutput<typeof changeUnitRequest>

/** `GET /api/admin/people/{id}/work`: what a person leaves, and who may take it over. */
const unfinishedWork = v.object({ kind: v.picklist(WORK_KINDS), id: v.string(), title: v.string() })
export const workAnswer = v.object({
  work: v.array(unfinishedWork),
  successors: v.array(v.object({ id: accountId, name: v.string(), role: v.picklist(ROLES) })),
  serverTime: instant,
})
export type WorkAnswer = v.InferOutput<typeof workAnswer>

const note = v.pipe(text(300), v.trim())

/** `POST /api/admin/people/{id}/deactivation`; a successor is needed where work is left. */
export const deactivation = v.object({ successorId: v.nullable(accountId), note })
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

/** What a successor's phone is told of what it takes over. */
export const HANDOVER_TOLD = 'handover'
export const toldHandover = v.object({
  fromName: v.string(),
  byName: v.string(),
  at: instant,
  moved: v.array(unfinishedWork),
})
export type ToldHandover = v.InferOutput<typeof toldHandover>
