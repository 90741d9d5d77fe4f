import * as v from 'valibot'
import { parseMonth, type Month } from '../domain/calendar/month.ts'

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
