import type { ItemId } from '../../domain/ids.ts'
import type { Composite, CompositeList, CompositeRow } from '../../protocol/desk-composites.ts'
import type { Database } from '../db/database.ts'
import { refuseRequest } from '../http/http.errors.ts'
import { findItemView, getRevision } from '../items/item-view.usecases.ts'
import { describeReviews } from '../items/office-review.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { refuseComposite } from './composites.errors.ts'
import * as repository from './composites.repository.ts'
import { getReviewedComposite } from './reviewed-composite.usecases.ts'
import { findSheet } from './sheets.repository.ts'

const PAGE = 50
/** Before every composite there can be. */
const NEWEST = { at: Number.MAX_SAFE_INTEGER, id: '' }

/** 综合稿, newest first, a page at a time. */
export function listComposites(db: Database, before: string, at: number): CompositeList {
  const heads = repository.listComposites(db, { before: parsePlace(before), limit: PAGE + 1 })
  const page = heads.slice(0, PAGE)
  const last = page.at(-1)
  const hasMore = heads.length > PAGE && last !== undefined
  return {
    composites: page.map((head) => toRow(db, head)),
    next: hasMore ? `${last.createdAt}_${last.id}` : null,
    serverTime: at,
  }
}

export interface Reading {
  id: ItemId
  person: Pick<Session, 'accountId' | 'role'>
  at: number
}

/** One composite with its text, its sources and its course, and whose review it lacks for this person to go on. */
export function getComposite(parts: Pick<Parts, 'db' | 'policies'>, { id, ...reader }: Reading): Composite {
  const { db } = parts
  const head = repository.findComposite(db, id)
  if (head === undefined) throw refuseComposite('composite.unknown')
  const sources = repository.listSources(db, id).map(({ itemId, ...share }) => {
    const { receipt, title, unitName, authorName } = nameSource(db, itemId)
    return { itemId, receipt, title, unitName, authorName, ...share }
  })
  const sheet = findSheet(db, { id, accountId: reader.person.accountId }) ?? null
  const reviews =
    head.status === 'dissolved'
      ? { missing: { adopt: [], passUp: [] }, mayReview: false }
      : describeReviews(parts, { of: getReviewedComposite(db, id), ...reader })
  return { ...head, sources, events: repository.listEvents(db, id), ...reviews, sheet }
}

export function nameSource(db: Database, itemId: ItemId) {
  const view = findItemView(db, itemId)
  if (view === undefined) throw refuseComposite('composite.source_taken', { place: itemId })
  const { title, body } = getRevision(db, view.revisionId).text
  const { receipt, unitName, authorName } = view.facts
  return { receipt, title, body, unitName, authorName }
}

function toRow(
  db: Database,
  { body: _body, revision: _revision, ...head }: repository.CompositeHead,
): CompositeRow {
  const sources = repository.listSources(db, head.id).map(({ itemId, percent }) => {
    const { title, unitName } = nameSource(db, itemId)
    return { itemId, title, unitName, percent }
  })
  const uses = repository
    .listEvents(db, head.id)
    .flatMap((event) => (event.type === 'adopted' ? [event.adoption] : []))
  return { ...head, sources, uses }
}

function parsePlace(before: string): { at: number; id: string } {
  if (before === '') return NEWEST
  const [, at, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(before) ?? []
  if (at === undefined || id === undefined) throw refuseRequest('request.malformed', { place: 'before' })
  return { at: Number(at), id }
}
