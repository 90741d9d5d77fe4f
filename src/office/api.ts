import type * as v from 'valibot'
import { askServer, type Answer, type Question } from '../entry/ask-server.ts'
import { signOut } from '../entry/session-api.ts'
import type { Category } from '../domain/category.ts'
import type { AccountId, CommandId, ItemId, LeadId, Sha256, UnitId } from '../domain/ids.ts'
import {
  deskItem,
  deskList,
  peopleList,
  periodicalList,
  type ChangePersonRequest,
  type CreatePersonRequest,
  type CreateUnitRequest,
  type Decision,
  type DeskFilter,
  type Settlement,
} from '../protocol/desk.ts'
import type { ClaimFilter, DeskOrder } from '../protocol/desk-intake.ts'
import { deviceList } from '../protocol/desk-devices.ts'
import { lastRestore } from '../protocol/desk-restore.ts'
import { likenessReport } from '../protocol/desk-likeness.ts'
import { unsignedList } from '../protocol/review.ts'
import { importResult } from '../protocol/import.ts'

/** Every request of the desk goes through here; the stream of events has `event-stream.ts`. */
export { signOut }
export type { Answer }

export const PAGE_SIZE = 50

export interface ListQuestion {
  status: DeskFilter
  q: string
  order?: DeskOrder
  narrowing?: Narrowing
  before?: string
  /** The page looks by itself, not because a person asked. */
  isUnattended?: boolean
}

/** What else the list is narrowed by; what is left out does not narrow it. */
export interface Narrowing {
  category?: Category
  unitId?: UnitId
  claimed?: ClaimFilter
}

export function listItems({ status, q, order, narrowing = {}, before, isUnattended }: ListQuestion) {
  const query = new URLSearchParams({ status, limit: String(PAGE_SIZE) })
  const { category, unitId, claimed } = narrowing
  const wanted = { order, category, unit: unitId, claimed }
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) query.set(name, value)
  if (q !== '') query.set('q', q)
  if (before !== undefined) query.set('before', before)
  return ask({ path: `/api/desk/items?${query.toString()}`, schema: deskList, isUnattended })
}

export function readItem(id: ItemId, { isUnattended = false } = {}) {
  return ask({ path: `/api/desk/items/${id}`, schema: deskItem, isUnattended })
}

export function readLikeness(id: ItemId) {
  return ask({ path: `/api/desk/items/${id}/likeness`, schema: likenessReport })
}

export function readRestore() {
  return ask({ path: '/api/desk/restore', schema: lastRestore, isUnattended: true })
}

export function sendDecision(itemId: ItemId, decision: Decision) {
  return ask({
    method: 'POST',
    path: `/api/desk/items/${itemId}/decisions`,
    body: decision,
    schema: deskItem,
  })
}

export interface SettlementOf {
  itemId: ItemId
  /** Which of the texts beside the item. */
  number: number
  settlement: Settlement
}

export function sendSettlement({ itemId, number, settlement }: SettlementOf) {
  return ask({
    method: 'POST',
    path: `/api/desk/items/${itemId}/siblings/${number}/settlement`,
    body: settlement,
    schema: deskItem,
  })
}

export function listPeriodicals() {
  return ask({ path: '/api/desk/periodicals', schema: periodicalList })
}

export function listPeople() {
  return ask({ path: '/api/admin/people', schema: peopleList })
}

export function createUnit(body: CreateUnitRequest) {
  return ask({ method: 'POST', path: '/api/admin/units', body, schema: peopleList })
}

export function createPerson(body: CreatePersonRequest) {
  return ask({ method: 'POST', path: '/api/admin/people', body, schema: peopleList })
}

export function changePerson(id: AccountId, body: ChangePersonRequest) {
  return ask({ method: 'PATCH', path: `/api/admin/people/${id}`, body, schema: peopleList })
}

/** What lies in the units unsigned. */
export function listUnsigned() {
  return ask({ path: '/api/desk/unsigned', schema: unsignedList })
}

/** 催办 of an overdue signature. */
export function remindOfSignature(itemId: ItemId, id: CommandId) {
  return ask({
    method: 'POST',
    path: `/api/desk/unsigned/${itemId}/reminders`,
    body: { id },
    schema: unsignedList,
  })
}

export function listDevices() {
  return ask({ path: '/api/desk/devices', schema: deviceList })
}

export function importFile(file: Blob) {
  return ask({
    method: 'POST',
    path: '/api/desk/import',
    file,
    fileType: 'application/zip',
    schema: importResult,
  })
}

/** Where an image element finds a photo of an item. */
export function blobUrl(sha256: Sha256, itemId: ItemId): string {
  return `/api/blobs/${sha256}?item=${itemId}`
}

/** The same of a lead. */
export function leadBlobUrl(sha256: Sha256, leadId: LeadId): string {
  return `/api/blobs/${sha256}?lead=${leadId}`
}

const sessionListeners = new Set<() => void>()

/** Calls `listener` whenever the server says that nobody is signed in; the answer takes it off again. */
export function onSessionEnd(listener: () => void): () => void {
  sessionListeners.add(listener)
  return () => sessionListeners.delete(listener)
}

/** For the other files of the desk that ask: who is not signed in is sent to sign in. */
export async function ask<Schema extends v.GenericSchema>(
  question: Question<Schema>,
): Promise<Answer<v.InferOutput<Schema>>> {
  const answer = await askServer(question)
  if (!answer.ok && answer.code === 'session.required') sessionListeners.forEach((listener) => listener())
  return answer
}
