import { ask } from '../api.ts'
import type { Period } from '../../domain/calendar/period.ts'
import type { UnitId } from '../../domain/ids.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import {
  periodRecords,
  policyCheck,
  policyList,
  ruleExample,
  type RuleExampleRequest,
} from '../../protocol/desk-policy.ts'
import { countyProgressAnswer, unitProgressAnswer } from '../../protocol/desk-progress.ts'
import {
  appealList,
  closingAnswer,
  ledgerAnswer,
  type AppealAnswer,
  type Confirmation,
  type NewScoreEntry,
} from '../../protocol/desk-score.ts'
import { appeal, scoreEntry } from '../../protocol/score.ts'

/** What 任务与计分 asks the server. */
export function listPolicies() {
  return ask({ path: '/api/desk/policies', schema: policyList })
}

export function checkPolicy(policy: Policy) {
  return ask({ method: 'POST', path: '/api/desk/policies/check', body: { policy }, schema: policyCheck })
}

export function publishPolicy(policy: Policy, newestSeen: number) {
  return ask({ method: 'POST', path: '/api/desk/policies', body: { policy, newestSeen }, schema: policyList })
}

export function readRuleExample(body: RuleExampleRequest) {
  return ask({ method: 'POST', path: '/api/desk/policies/example', body, schema: ruleExample })
}

export function readRecords(period: Period) {
  return ask({ path: `/api/desk/records?period=${period}`, schema: periodRecords })
}

export function readProgress(period: Period) {
  return ask({ path: `/api/desk/progress?period=${period}`, schema: countyProgressAnswer })
}

export function readUnitProgress(period: Period, unitId: UnitId) {
  return ask({ path: `/api/desk/progress/${unitId}?period=${period}`, schema: unitProgressAnswer })
}

/** Where the same stands as a workbook. */
export function progressFileUrl(period: Period): string {
  return `/api/desk/progress.xlsx?period=${period}`
}

export function readLedger(period: Period, unitId: UnitId | undefined) {
  const unit = unitId === undefined ? '' : `&unit=${unitId}`
  return ask({ path: `/api/desk/ledger?period=${period}${unit}`, schema: ledgerAnswer })
}

export function addScoreEntry(body: NewScoreEntry) {
  return ask({ method: 'POST', path: '/api/desk/score-entries', body, schema: scoreEntry })
}

export function confirmScoreEntry(id: string, body: Confirmation) {
  return ask({ method: 'POST', path: `/api/desk/score-entries/${id}/confirmation`, body, schema: scoreEntry })
}

export function listAppeals() {
  return ask({ path: '/api/desk/appeals?status=all', schema: appealList })
}

export function answerAppeal(id: string, body: AppealAnswer) {
  return ask({ method: 'POST', path: `/api/desk/appeals/${id}/answer`, body, schema: appeal })
}

export function closePeriod(period: Period) {
  return ask({ method: 'POST', path: `/api/desk/periods/${period}/closing`, schema: closingAnswer })
}
