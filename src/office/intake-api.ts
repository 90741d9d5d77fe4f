import type { CommandId, ItemId } from '../domain/ids.ts'
import { deskItem } from '../protocol/desk.ts'
import {
  bulkAnswer,
  deskUnits,
  editHistory,
  handling,
  owedOpinions,
  reasonCounts,
  type AskRequest,
  type BulkRequest,
  type DeskAct,
  type KeepEditRequest,
  type PutSheetRequest,
} from '../protocol/desk-intake.ts'
import type { Opinion } from '../protocol/opinion.ts'
import { ask } from './api.ts'

/** What the desk asks while it works off the queue; every answer goes through `ask`. */
export function sendAct(itemId: ItemId, act: DeskAct) {
  return ask({ method: 'POST', path: `/api/desk/items/${itemId}/acts`, body: act, schema: deskItem })
}

export function sendBulk(body: BulkRequest) {
  return ask({ method: 'POST', path: '/api/desk/bulk', body, schema: bulkAnswer })
}

export function readHandling(itemId: ItemId) {
  return ask({ path: `/api/desk/items/${itemId}/handling`, schema: handling, isUnattended: true })
}

export function readEdits(itemId: ItemId) {
  return ask({ path: `/api/desk/items/${itemId}/edits`, schema: editHistory, isUnattended: true })
}

export function putSheet(itemId: ItemId, body: PutSheetRequest) {
  return ask({ method: 'PUT', path: `/api/desk/items/${itemId}/sheet`, body, schema: editHistory })
}

export function deleteSheet(itemId: ItemId) {
  return ask({ method: 'DELETE', path: `/api/desk/items/${itemId}/sheet`, schema: editHistory })
}

export function keepEdit(itemId: ItemId, body: KeepEditRequest) {
  return ask({ method: 'POST', path: `/api/desk/items/${itemId}/edits`, body, schema: deskItem })
}

export function askOpinion(itemId: ItemId, body: AskRequest) {
  return ask({ method: 'POST', path: `/api/desk/items/${itemId}/consultations`, body, schema: handling })
}

export function answerOpinion(id: CommandId, body: Opinion) {
  return ask({ method: 'POST', path: `/api/desk/consultations/${id}/answer`, body, schema: handling })
}

/** The opinions that wait for whoever sits here. */
export function listOwedOpinions() {
  return ask({ path: '/api/desk/opinions', schema: owedOpinions, isUnattended: true })
}

export function listDeskUnits() {
  return ask({ path: '/api/desk/units', schema: deskUnits })
}

export function countReasons({ from, until }: { from: number; until: number }) {
  return ask({ path: `/api/desk/reasons?from=${from}&until=${until}`, schema: reasonCounts })
}
