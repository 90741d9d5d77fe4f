import type { Day } from '../../domain/calendar/day.ts'
import type { AccountId, UnitId } from '../../domain/ids.ts'
import { auditList, type AuditKind } from '../../protocol/audit.ts'
import { ask } from '../api.ts'

/** What is asked for; an empty string leaves it open. */
export interface AuditFilter {
  kind: AuditKind | ''
  person: AccountId | ''
  unit: UnitId | ''
  from: Day | ''
  until: Day | ''
}

export const NO_FILTER: AuditFilter = { kind: '', person: '', unit: '', from: '', until: '' }

/** A page of 操作记录: the rows before the one with this number, the newest when it is undefined. */
export function listAudit(filter: AuditFilter, before: number | undefined) {
  const query = toQuery(filter)
  if (before !== undefined) query.set('before', String(before))
  return ask({ path: `/api/desk/audit?${query.toString()}`, schema: auditList })
}

/** Where all rows of a filter stand as a file. */
export function auditFileUrl(filter: AuditFilter, ending: '.xlsx' | '.csv') {
  return `/api/desk/audit${ending}?${toQuery(filter).toString()}`
}

function toQuery(filter: AuditFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
}
