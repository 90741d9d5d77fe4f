import * as v from 'valibot'
import { instant } from './fields.ts'

/** `GET /api/desk/restore`: the last time that the office was put back to a backup; null when it never was. */
export const lastRestore = v.object({
  /** `at`: when; `to`: of when the backup was. What the desk did in between is gone. */
  restore: v.nullable(v.object({ at: instant, to: instant })),
  serverTime: instant,
})
export type LastRestore = v.InferOutput<typeof lastRestore>
