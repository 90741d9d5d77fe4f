import type { ItemId, UnitId } from '../../domain/ids.ts'
import type { AskRequest, Consultation, ToldConsultation } from '../../protocol/desk-intake.ts'
import type { Opinion } from '../../protocol/opinion.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { findItemView, getRevision } from '../items/item-view.usecases.ts'
import { getLeader, getUnit } from '../people/people.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { refuseConsultation } from './consultations.errors.ts'
import * as repository from './consultations.repository.ts'
import type { ConsultationRow } from './consultations.repository.ts'

type Person = Pick<Session, 'accountId' | 'displayName' | 'role' | 'unit'>

export interface Asking {
  itemId: ItemId
  request: AskRequest
  editor: Pick<Person, 'accountId'>
  at: number
}

/** Asks a unit, a leader or an expert about an item, once; the unit's people are told on their phones. */
export function ask(db: Database, asking: Asking): Promise<void> {
  return db.write(() => applyAsking(db, asking))
}

/** Inside a write. */
export function applyAsking(db: Database, { itemId, request, editor, at }: Asking) {
  if (repository.findConsultation(db, request.id) !== undefined) return
  const { id, kind, words } = request
  const asked = { id, itemId, kind, words, askedBy: editor.accountId, askedAt: at }
  repository.insertConsultation(db, { ...asked, ...findConsulted(db, request) })
  if (request.kind === 'unit') publish(db, { id, unitId: request.unitId })
}

function findConsulted(db: Database, request: AskRequest) {
  if (request.kind === 'expert') return { unitId: null, accountId: null, name: request.name }
  if (request.kind === 'unit') {
    const unit = getUnit(db, request.unitId)
    return { unitId: unit.id, accountId: null, name: unit.name }
  }
  const leader = getLeader(db, request.accountId)
  return { unitId: null, accountId: leader.id, name: leader.name }
}

/** Opinions asked for about an item, answered or not. */
export function listConsultations(db: Database, itemId: ItemId): Consultation[] {
  return repository.listConsultations(db, itemId).map(repository.toConsultation)
}

export interface Answering {
  id: string
  opinion: Opinion
  person: Person
  at: number
}

/**
 * An answer given at the desk: a leader's own, or an expert's words that an editor enters. A unit answers by itself.
 * Resolves to the item that it is about.
 */
export function answerAtDesk(db: Database, { id, opinion, person, at }: Answering): Promise<ItemId> {
  return db.write(() => {
    const row = repository.findConsultation(db, id)
    if (row === undefined || !mayAnswerAtDesk(row, person)) throw refuseConsultation('consultation.unknown')
    if (row.answer !== null) throw refuseConsultation('consultation.answered')
    repository.setAnswer(db, { id, words: opinion.words, by: person.displayName, at })
    return row.itemId
  })
}

function mayAnswerAtDesk(row: ConsultationRow, { role, accountId }: Person): boolean {
  return row.kind === 'expert' ? role === 'editor' : row.kind === 'leader' && row.accountId === accountId
}

/** Inside a write: a unit's answer from the phone of one of those who sign there. */
export function answerFromPhone(db: Database, { id, opinion, person, at }: Answering): Outcome {
  const row = repository.findConsultation(db, id)
  if (row === undefined || row.unitId === null || !answersForUnit(row, person))
    return { status: 'rejected', code: 'consultation.unknown' }
  if (row.answer !== null) return { status: 'rejected', code: 'consultation.answered' }
  repository.setAnswer(db, { id, words: opinion.words, by: person.displayName, at })
  publish(db, { id, unitId: row.unitId })
  return { status: 'saved', rev: row.rev + 1 }
}

/** What those who sign in the asked unit are told; the text goes to nobody else. */
export function tellConsultation(
  db: Database,
  id: string,
  person: Person,
): { rev: number; row: ToldConsultation } | null {
  const row = repository.findConsultation(db, id)
  if (row === undefined || !answersForUnit(row, person)) return null
  const view = findItemView(db, row.itemId)
  if (view === undefined) return null
  const { title, body } = getRevision(db, view.revisionId).text
  return {
    rev: row.rev,
    row: { ...repository.toConsultation(row), title, body, unitName: view.facts.unitName },
  }
}

function answersForUnit(row: ConsultationRow, { role, unit }: Person): boolean {
  return row.unitId !== null && row.unitId === unit?.id && (role === 'reviewer' || role === 'signer')
}

function publish(db: Database, { id, unitId }: { id: string; unitId: UnitId }) {
  publishTold(db, { about: 'consultation', id, audience: unitId })
}
