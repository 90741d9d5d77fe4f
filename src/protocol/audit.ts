import * as v from 'valibot'
import { accountId, count, instant, unitId } from './fields.ts'

/** 操作记录: what somebody tried or did of which a row is kept for ever. */
export const AUDIT_KINDS = ['item.sign', 'item.send_back', 'photo.read', 'password.reset'] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

/** What stands for the code of a refusal where nothing was refused. */
export const DONE = 'done'

/** One row. It names an item by its receipt number and a person by name: no text of an item is in it. */
const auditEntry = v.object({
  number: count,
  at: instant,
  who: v.string(),
  /** The unit of whoever did it; null for the office's own people. */
  unitName: v.nullable(v.string()),
  /** One of `AUDIT_KINDS`, or a kind that another version of the server wrote. */
  what: v.string(),
  /** The id of what it was done to. */
  subject: v.string(),
  /** The receipt number of the item or the name of the person; null where the office knows neither. */
  subjectName: v.nullable(v.string()),
  /** The unit of that item or person. */
  subjectUnitName: v.nullable(v.string()),
  /** Why it was refused; `done` where it was not. */
  code: v.string(),
})

/** `GET /api/desk/audit`: a page of rows, newest first, and whom and which units they can be asked for by. */
export const auditList = v.object({
  entries: v.array(auditEntry),
  /** Older rows answer the question as well: ask with `before` as the last number here. */
  hasMore: v.boolean(),
  people: v.array(v.object({ id: accountId, name: v.string() })),
  units: v.array(v.object({ id: unitId, name: v.string() })),
  serverTime: instant,
})
export type AuditEntryView = v.InferOutput<typeof auditEntry>
export type AuditList = v.InferOutput<typeof auditList>
