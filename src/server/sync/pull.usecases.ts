import { assertNever } from '../../domain/assert-never.ts'
import type { ItemId, UnitId } from '../../domain/ids.ts'
import { toFirstPolicy } from '../../domain/policy/upgrade-policy.ts'
import type { Change } from '../../protocol/sync.ts'
import { findDraftChange } from '../drafts/draft-view.usecases.ts'
import { draftIdOf, readFeed, type FeedRow } from '../feed/feed.usecases.ts'
import { findItemView, findUnitRecord, getRevision, listSiblings } from '../items/item-view.usecases.ts'
import type { Parts } from '../parts.ts'
import { findUnit } from '../people/people.usecases.ts'
import type { Session } from '../sessions/session.ts'

export interface Reader {
  session: Session
  /** Row number of the device that asks. */
  device: number
  cursor: number
  at: number
  /** Kinds of change beyond the first ones that this phone can read. */
  understands: readonly string[]
}

export interface Pulled {
  changes: Change[]
  cursor: number
  more: boolean
}

type PullParts = Pick<Parts, 'db' | 'policies'>

/** What has changed for this person since the cursor. */
export function pull(parts: PullParts, reader: Reader): Pulled {
  const { accountId, unit } = reader.session
  const page = readFeed(parts.db, { accountId, unitId: unit?.id ?? '', cursor: reader.cursor })
  const { rows, cursor, hasMore } = page
  const changes = rows.map((row) => toChange(parts, row, reader)).filter((change) => change !== undefined)
  return { changes, cursor, more: hasMore }
}

function toChange(parts: PullParts, row: FeedRow, reader: Reader): Change | undefined {
  switch (row.kind) {
    case 'item':
      return row.ownerId === reader.session.accountId ? ownItem(parts, row, reader) : unitRecord(parts, row)
    case 'draft':
      return ownDraft(parts, row, reader)
    case 'policy':
      return { kind: 'policy', seq: row.seq, policy: toFirstPolicy(parts.policies.at(reader.at)) }
    case 'unit':
      return unit(parts, row)
    default:
      return assertNever(row.kind)
  }
}

/** A text is not echoed to the device that wrote it: it has it, and the link is slow. */
function ownItem({ db }: PullParts, { seq, subjectId }: FeedRow, { device }: Reader): Change | undefined {
  const view = findItemView(db, subjectId as ItemId)
  if (view === undefined) return undefined
  const { facts, revisionId, writtenBy } = view
  const siblings = listSiblings(db, facts.id)
  const beside = siblings.length === 0 ? {} : { siblings }
  if (writtenBy === device) return { kind: 'item', seq, facts, ...beside }
  return { kind: 'item', seq, facts, written: getRevision(db, revisionId), ...beside }
}

function ownDraft({ db }: PullParts, row: FeedRow, { device, understands }: Reader): Change | undefined {
  if (!understands.includes('draft')) return undefined
  return findDraftChange(db, { itemId: draftIdOf(row), seq: row.seq, device })
}

function unitRecord({ db }: PullParts, { seq, subjectId }: FeedRow): Change | undefined {
  const record = findUnitRecord(db, subjectId)
  return record === undefined ? undefined : { kind: 'record', seq, ...record }
}

function unit({ db }: PullParts, { seq, subjectId }: FeedRow): Change | undefined {
  const found = findUnit(db, subjectId as UnitId)
  return found === undefined ? undefined : { kind: 'unit', seq, unit: found }
}
