import { findCopyTraces } from '../../domain/check/likeness/copy-traces.ts'
import { fingerprintsOf } from '../../domain/check/likeness/fingerprints.ts'
import { isNoticed, overlapOf } from '../../domain/check/likeness/overlap.ts'
import type { ItemId } from '../../domain/ids.ts'
import { formatReceipt } from '../../domain/receipt.ts'
import type { LikeItem, LikenessReport } from '../../protocol/desk-likeness.ts'
import type { Database } from '../db/database.ts'
import { refuseLikeness } from './likeness.errors.ts'
import type { Parts } from '../parts.ts'
import { ownLevelsOf } from './own-levels.ts'
import * as repository from './likeness.repository.ts'

/** One write's worth: about a tenth of a second, in which phones wait. */
const TEXTS_AT_ONCE = 100
const MOST_MATCHES = 10

export function hasUnread(db: Database): boolean {
  return repository.listUnread(db, repository.readUntil(db), 1).length > 0
}

/** Takes the fingerprints of what came since the last time, a part at a time between other work. */
export async function readArchive({ db }: Pick<Parts, 'db'>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await db.write(() => readSome(db))) === TEXTS_AT_ONCE);
}

/** Inside a write: how many texts were read. */
export function readSome(db: Database): number {
  const texts = repository.listUnread(db, repository.readUntil(db), TEXTS_AT_ONCE)
  const prints = texts.flatMap(({ revision, body }) =>
    fingerprintsOf(body).map((print): repository.Print => [print, revision]),
  )
  repository.insertPrints(db, prints)
  const last = texts.at(-1)
  if (last !== undefined) repository.setReadUntil(db, last.revision)
  return texts.length
}

/**
 * Compares an item's text with the office's archive. What came in the last minute is read first; what an archive that
 * was just brought in still holds unread is only counted, for nobody should wait for it.
 */
export async function reportLikeness({ db }: Pick<Parts, 'db'>, itemId: ItemId): Promise<LikenessReport> {
  if (hasUnread(db)) await db.write(() => readSome(db))
  const present = repository.findPresentText(db, itemId)
  if (present === undefined) throw refuseLikeness('item.unknown')
  return {
    body: present.body,
    matches: findMatches(db, present, fingerprintsOf(present.body)).slice(0, MOST_MATCHES),
    traces: findCopyTraces(present.body, { ownLevels: ownLevelsOf(db) }),
    unread: repository.countUnread(db, repository.readUntil(db)),
  }
}

function findMatches(
  db: Database,
  { itemId, body }: Pick<repository.PresentText, 'itemId' | 'body'>,
  prints: readonly number[],
): LikeItem[] {
  return repository
    .listCandidates(db, { prints, itemId })
    .map(({ receiptMonth, receiptNumber, ...candidate }) => ({
      ...candidate,
      receipt: formatReceipt(receiptMonth, receiptNumber),
      ...overlapOf(body, candidate.body),
    }))
    .filter(isNoticed)
    .sort((a, b) => b.percent - a.percent || b.receivedAt - a.receivedAt)
}
