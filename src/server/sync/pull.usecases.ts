import { assertNever } from '../../domain/assert-never.ts'
import type { ItemId, UnitId } from '../../domain/ids.ts'
import { classAt } from '../../domain/people/unit-class.ts'
import { toFirstPolicy } from '../../domain/policy/upgrade-policy.ts'
import type { Change } from '../../protocol/sync.ts'
import { findDraftChange } from '../drafts/draft-view.usecases.ts'
import { readFeed, subjectOf, type FeedKind, type FeedRow } from '../feed/feed.usecases.ts'
import type { Parts } from '../parts.ts'
import { findSection, findUnit } from '../people/people.usecases.ts'
import { findAppeal, findScoreEntry } from '../score/score-view.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { itemChanges } from './item-changes.usecases.ts'
import { tellSubject } from './told.usecases.ts'

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

/** What every phone can read; rows of other kinds are kept from a phone that does not name them. */
const FIRST_KINDS: readonly FeedKind[] = ['item', 'policy', 'unit']

/** What has changed for this person since the cursor. */
export function pull(parts: PullParts, reader: Reader): Pulled {
  const { accountId, unit } = reader.session
  const page = readFeed(parts.db, { accountId, unitId: unit?.id ?? '', cursor: reader.cursor })
  const { rows, cursor, hasMore } = page
  const isReadable = ({ kind }: FeedRow) => FIRST_KINDS.includes(kind) || reader.understands.includes(kind)
  const changes = rows.filter(isReadable).flatMap((row) => toChanges(parts, row, reader))
  return { changes, cursor, more: hasMore }
}

function toChanges(parts: PullParts, row: FeedRow, reader: Reader): Change[] {
  const { kind, seq } = row
  switch (kind) {
    case 'item':
      return itemChanges(parts.db, row, reader)
    case 'draft':
      return ownDraft(parts, row, reader)
    case 'policy':
      return [{ kind, seq, policy: toFirstPolicy(parts.policies.at(reader.at), reader.session.unit) }]
    case 'rules':
      return rules(parts, row)
    case 'unit':
      return unit(parts, row, reader)
    case 'score_entry': {
      const entry = findScoreEntry(parts.db, subjectOf({ ...row, kind }))
      return entry === undefined ? [] : [{ kind, seq, entry }]
    }
    case 'appeal': {
      const appeal = findAppeal(parts.db, subjectOf({ ...row, kind }))
      return appeal === undefined ? [] : [{ kind, seq, appeal }]
    }
    case 'told':
      return tellSubject(parts.db, { subject: subjectOf({ ...row, kind }), seq }, reader)
    default:
      return assertNever(kind)
  }
}

function ownDraft({ db }: PullParts, row: FeedRow, { device }: Reader): Change[] {
  const itemId = subjectOf({ kind: 'draft', subjectId: row.subjectId }) as ItemId
  const change = findDraftChange(db, { itemId, seq: row.seq, device })
  return change === undefined ? [] : [change]
}

function rules({ policies }: PullParts, { seq, subjectId }: FeedRow): Change[] {
  const version = Number(subjectOf({ kind: 'rules', subjectId }))
  const policy = policies.all().find((each) => each.version === version)
  return policy === undefined ? [] : [{ kind: 'rules', seq, policy }]
}

/** The section is the reader's own; of nobody else's is told. */
function unit({ db }: PullParts, { seq, subjectId }: FeedRow, { session, at }: Reader): Change[] {
  const known = findUnit(db, subjectId as UnitId)
  if (known === undefined) return []
  // Phones of earlier releases read the class alone.
  const found = { ...known, classId: classAt(known, at) }
  const section = findSection(db, session.accountId)
  return [{ kind: 'unit', seq, unit: section === null ? found : { ...found, section } }]
}
