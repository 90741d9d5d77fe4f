import type { Period } from '../../domain/calendar/period.ts'
import type { CommissionId, PlanTopicId, UnitId } from '../../domain/ids.ts'
import {
  addresseeList,
  commissionList,
  planTopicList,
  storedAttachment,
  type CommissionActing,
  type NewCommission,
} from '../../protocol/commission.ts'
import { ask } from '../api.ts'

/** What 约稿 asks the server. */
export function listCommissions(year: number | undefined) {
  const query = year === undefined ? '' : `?year=${year}`
  return ask({ path: `/api/desk/commissions${query}`, schema: commissionList })
}

export function listAddressees() {
  return ask({ path: '/api/desk/commissions/addressees', schema: addresseeList })
}

export function issueCommission(body: NewCommission) {
  return ask({ method: 'POST', path: '/api/desk/commissions', body, schema: commissionList })
}

export function actOnCommission(id: CommissionId, body: CommissionActing, year: number | undefined) {
  return ask({ method: 'POST', path: ofYear(`${id}/acts`, year), body, schema: commissionList })
}

export function scoreCommission(id: CommissionId, body: { unitId: UnitId }, year: number | undefined) {
  return ask({ method: 'POST', path: ofYear(`${id}/score`, year), body, schema: commissionList })
}

function ofYear(path: string, year: number | undefined): string {
  return `/api/desk/commissions/${path}${year === undefined ? '' : `?year=${year}`}`
}

export function storeAttachment(file: Blob) {
  // What it is the server tells by its bytes.
  const fileType = 'application/octet-stream'
  return ask({ method: 'POST', path: '/api/desk/attachments', file, fileType, schema: storedAttachment })
}

/** Where a link finds an attachment. */
export function attachmentUrl(id: CommissionId, sha256: string): string {
  return `/api/commissions/${id}/files/${sha256}`
}

export function listPlanTopics() {
  return ask({ path: '/api/desk/plan-topics', schema: planTopicList })
}

export function refusePlanTopic(id: PlanTopicId, words: string) {
  return ask({
    method: 'POST',
    path: `/api/desk/plan-topics/${id}/refusal`,
    body: { words },
    schema: planTopicList,
  })
}

/** 约稿统计 of a period as a workbook. */
export const statisticsUrl = (period: Period) => `/api/desk/commissions/statistics.xlsx?period=${period}`
