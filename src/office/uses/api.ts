import { passingList, type PassingFilter } from '../../protocol/desk-adoption.ts'
import {
  composite,
  compositeList,
  savedSheet,
  type CompositeDecision,
  type CompositeInstruction,
  type CompositeRequest,
  type CompositeReview,
  type PutCompositeSheet,
} from '../../protocol/desk-composites.ts'
import { resultsReport } from '../../protocol/desk-results.ts'
import type { ItemId } from '../../domain/ids.ts'
import { ask } from '../api.ts'

/** What the desk asks about composites and what was passed up. */
export function listComposites(before = '') {
  const query = before === '' ? '' : `?before=${encodeURIComponent(before)}`
  return ask({ path: `/api/desk/composites${query}`, schema: compositeList })
}

export function readComposite(id: ItemId) {
  return ask({ path: `/api/desk/composites/${id}`, schema: composite })
}

export function sendComposite(body: CompositeRequest) {
  return ask({ method: 'POST', path: '/api/desk/composites', body, schema: composite })
}

export function decideComposite(id: ItemId, body: CompositeDecision) {
  return ask({ method: 'POST', path: `/api/desk/composites/${id}/decisions`, body, schema: composite })
}

export function sendReview(id: ItemId, body: CompositeReview) {
  return ask({ method: 'POST', path: `/api/desk/composites/${id}/reviews`, body, schema: composite })
}

export function sendInstruction(id: ItemId, body: CompositeInstruction) {
  return ask({ method: 'POST', path: `/api/desk/composites/${id}/instructions`, body, schema: composite })
}

export function putSheet(id: ItemId, body: PutCompositeSheet) {
  return ask({ method: 'PUT', path: `/api/desk/composites/${id}/sheet`, body, schema: savedSheet })
}

export function deleteSheet(id: ItemId) {
  return ask({ method: 'DELETE', path: `/api/desk/composites/${id}/sheet`, schema: composite })
}

export function listPassings(status: PassingFilter) {
  return ask({ path: `/api/desk/passed-up?status=${status}`, schema: passingList })
}

export function sendResults(file: Blob, mode: 'check' | 'apply') {
  return ask({
    method: 'POST',
    path: `/api/desk/results?mode=${mode}`,
    file,
    fileType: 'application/octet-stream',
    schema: resultsReport,
  })
}
