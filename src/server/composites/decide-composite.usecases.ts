import { assertNever } from '../../domain/assert-never.ts'
import { dayOf } from '../../domain/calendar/day.ts'
import type { CompositeEvent } from '../../domain/composite/composite.ts'
import { useShareOf } from '../../domain/composite/shares.ts'
import type { ItemId } from '../../domain/ids.ts'
import { isSameUse } from '../../domain/same-use.ts'
import type { Composite, CompositeDecision } from '../../protocol/desk-composites.ts'
import type { Database } from '../db/database.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import type { ChangedItem } from '../items/item-events.usecases.ts'
import { NEEDS_REVIEW } from '../items/decision.usecases.ts'
import { ensureReviewed } from '../items/office-review.usecases.ts'
import { ensurePassing } from '../items/passing.usecases.ts'
import type { Parts } from '../parts.ts'
import { toAdoption } from '../periodicals/periodicals.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { getComposite } from './composite-view.usecases.ts'
import { refuseComposite } from './composites.errors.ts'
import * as repository from './composites.repository.ts'
import { getReviewedComposite } from './reviewed-composite.usecases.ts'
import { deleteSheet } from './sheets.repository.ts'
import { ensureShares, findOpen, mergeSources, takeOut, tell } from './sources.usecases.ts'

export interface DecidingComposite {
  id: ItemId
  decision: CompositeDecision
  editor: Pick<Session, 'accountId' | 'displayName'>
  at: number
}

/** Decides on a composite once, and tells every open desk of the sources that changed with it. */
export async function decideComposite(
  parts: Pick<Parts, 'db' | 'policies' | 'events' | 'config'>,
  deciding: DecidingComposite & { editor: Pick<Session, 'role'> },
): Promise<Composite> {
  const { db, events } = parts
  const { id, decision, editor: person, at } = deciding
  ensureRoom(parts, 'text')
  const changed = await db.write(() => {
    const isUpward = NEEDS_REVIEW[decision.type]
    if (isUpward !== undefined && findOpen(db, id, decision) !== null)
      ensureReviewed(parts, { of: getReviewedComposite(db, id), person, at, isUpward })
    return applyCompositeDecision(db, deciding)
  })
  changed.forEach((item) => events.announce({ ...item, isNew: false }))
  return getComposite(parts, { id, person, at })
}

/** Inside a write: the items that changed; none when this decision had been carried out before. */
export function applyCompositeDecision(db: Database, deciding: DecidingComposite): ChangedItem[] {
  const { id, decision, editor, at } = deciding
  const head = findOpen(db, id, decision)
  if (head === null) return []
  const changed = carryOut(db, head, deciding)
  repository.insertDecision(db, { id: decision.id, compositeId: id, accountId: editor.accountId, at })
  repository.raiseRev(db, id)
  return changed
}

function carryOut(db: Database, head: repository.CompositeHead, deciding: DecidingComposite): ChangedItem[] {
  const { decision } = deciding
  switch (decision.type) {
    case 'edited':
      return edit(db, head, { ...deciding, decision })
    case 'sources':
      return changeSources(db, head, { ...deciding, decision })
    case 'adopted':
      return adopt(db, head, { ...deciding, decision })
    case 'passed_up':
    case 'not_used_above':
      return passUp(db, { ...deciding, decision })
    default:
      return assertNever(decision)
  }
}

type DecisionOf<Type> = DecidingComposite & { decision: Extract<CompositeDecision, { type: Type }> }

function edit(
  db: Database,
  head: repository.CompositeHead,
  { id, decision, editor, at }: DecisionOf<'edited'>,
): ChangedItem[] {
  const { title, body } = decision
  const revisionId = repository.insertText(db, { compositeId: id, title, body, by: editor.accountId, at })
  repository.setText(db, { id, revisionId })
  deleteSheet(db, { id, accountId: editor.accountId })
  repository.insertEvent(db, id, { type: 'edited', at, by: editor.displayName })
  if (title === head.title) return []
  const sources = repository.listSources(db, id)
  const telling = { composite: { id, title }, by: editor.displayName, at }
  return mergeSources(db, { before: sources, after: sources, isRetitled: true }, telling)
}

/** All sources anew: who is not among them goes back into the queue. Nobody has used the composite yet. */
function changeSources(
  db: Database,
  head: repository.CompositeHead,
  { id, decision, editor, at }: DecisionOf<'sources'>,
): ChangedItem[] {
  if (head.status === 'adopted') throw refuseComposite('composite.used')
  const isDissolved = decision.sources.length === 0
  if (!isDissolved) ensureShares(decision.sources)
  const before = repository.listSources(db, id)
  const isGone = ({ itemId }: { itemId: ItemId }) => decision.sources.every((kept) => kept.itemId !== itemId)
  const telling = { composite: head, by: editor.displayName, at }
  const out = takeOut(db, before.filter(isGone), telling)
  const into = mergeSources(db, { before, after: decision.sources, isRetitled: false }, telling)
  repository.replaceSources(db, id, decision.sources)
  if (isDissolved) repository.setStatus(db, id, 'dissolved')
  record(db, id, { type: isDissolved ? 'dissolved' : 'sources_changed', at, by: editor.displayName })
  return [...out, ...into]
}

/** Each source is used with its share of the whole. */
function adopt(
  db: Database,
  head: repository.CompositeHead,
  { id, decision, editor, at }: DecisionOf<'adopted'>,
): ChangedItem[] {
  const adoption = toAdoption(db, decision, at)
  if (dayOf(adoption.usedAt ?? at) < dayOf(head.createdAt)) throw refuseComposite('adoption.day_before_item')
  const isKnown = repository
    .listEvents(db, id)
    .some((event) => event.type === 'adopted' && isSameUse(event, { at, adoption }))
  if (isKnown) throw refuseComposite('adoption.entered_already')
  const by = editor.displayName
  record(db, id, { type: 'adopted', at, by, adoption })
  repository.setStatus(db, id, 'adopted')
  const sources = repository.listSources(db, id)
  return sources.map((source) => {
    const share = useShareOf(source, sources)
    return tell(db, source.itemId, { type: 'adopted', at, by, adoption: { ...adoption, share } })
  })
}

function passUp(
  db: Database,
  { id, decision, editor, at }: DecisionOf<'passed_up' | 'not_used_above'>,
): ChangedItem[] {
  const { type, level, words } = decision
  ensurePassing(repository.listEvents(db, id), decision)
  const event = { type, at, by: editor.displayName, level, words }
  record(db, id, event)
  return repository.listSources(db, id).map(({ itemId }) => tell(db, itemId, { ...event, within: id }))
}

function record(db: Database, id: ItemId, event: CompositeEvent) {
  repository.insertEvent(db, id, event)
}
