import * as v from 'valibot'
import { parsePeriod, type Period } from '../domain/calendar/period.ts'
import { instant, unitId } from './fields.ts'
import { ledgerLine } from './score.ts'

/** A closed period in the feed, its key as the id: to each unit its own lines, as they were stored; they never change. */
export const CLOSED_PERIOD_TOLD = 'closed_period'

export const toldClosedPeriod = v.object({
  period: v.pipe(
    v.string(),
    v.check((key) => parsePeriod(key) !== undefined),
    v.transform((key) => key as Period),
  ),
  closedAt: instant,
  unitId,
  lines: v.array(ledgerLine),
  hundredths: v.number(),
})
export type ToldClosedPeriod = v.InferOutput<typeof toldClosedPeriod>
