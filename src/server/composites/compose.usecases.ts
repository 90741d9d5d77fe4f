import type { SourceShare } from '../../domain/composite/composite.ts'
import { startingTextOf } from '../../domain/composite/starting-text.ts'
import type { Composite, CompositeRequest } from '../../protocol/desk-composites.ts'
import type { Database } from '../db/database.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import type { ChangedItem } from '../items/item-events.usecases.ts'
import { findItemHead } from '../items/item-view.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { getComposite, nameSource } from './composite-view.usecases.ts'
import { refuseComposite } from './composites.errors.ts'
import * as repository from './composites.repository.ts'
import { ensureShares, mergeSources } from './sources.usecases.ts'

export interface Composing {
  request: CompositeRequest
  editor: Pick<Session, 'accountId' | 'displayName'>
  at: number
}

type ComposingParts = Pick<Parts, 'db' | 'policies' | 'events' | 'config'>

/** Makes one composite of several items, once, and tells every open desk. */
export async function compose(
  parts: ComposingParts,
  composing: Composing & { editor: Pick<Session, 'role'> },
): Promise<Composite> {
  const { db, events } = parts
  ensureRoom(parts, 'text')
  const changed = await db.write(() => applyComposing(db, composing))
  changed.forEach((item) => events.announce({ ...item, isNew: false }))
  const { request, editor: person, at } = composing
  return getComposite(parts, { id: request.compositeId, person, at })
}

/** Inside a write: the items that changed; none when this had been carried out before. */
export function applyComposing(db: Database, { request, editor, at }: Composing): ChangedItem[] {
  const { id, compositeId, title } = request
  const done = repository.findDecision(db, id)
  if (done !== undefined && done.compositeId === compositeId) return []
  if (done !== undefined || repository.findComposite(db, compositeId) !== undefined)
    throw refuseComposite('command.conflict_key')
  ensureShares(request.sources)
  request.sources.forEach((source) => ensureUnchanged(db, source))
  const sources: SourceShare[] = request.sources.map(({ baseRev: _, ...share }) => share)
  const texts = [...sources].sort((a, b) => Number(b.isMain) - Number(a.isMain))
  const body = startingTextOf(texts.map(({ itemId }) => nameSource(db, itemId)))
  const by = editor.accountId
  const revisionId = repository.insertText(db, { compositeId, title, body, by, at })
  repository.insertComposite(db, { id: compositeId, revisionId, by, at })
  repository.insertEvent(db, compositeId, { type: 'composed', at, by: editor.displayName })
  repository.insertDecision(db, { id, compositeId, accountId: by, at })
  const telling = { composite: { id: compositeId, title }, by: editor.displayName, at }
  const changed = mergeSources(db, { before: [], after: sources, isRetitled: false }, telling)
  repository.replaceSources(db, compositeId, sources)
  return changed
}

/** Whoever is later sees what the earlier one decided about a source, and merges anew. */
function ensureUnchanged(db: Database, { itemId, baseRev }: CompositeRequest['sources'][number]) {
  const head = findItemHead(db, itemId)
  if (head === undefined) throw refuseComposite('item.unknown', { place: itemId })
  if (head.rev !== baseRev) throw refuseComposite('composite.source_changed', { place: itemId })
}
