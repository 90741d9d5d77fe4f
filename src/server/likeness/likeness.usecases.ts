import { findCopyTraces } from '../../domain/check/likeness/copy-traces.ts'
import { fingerprintsOf } from '../../domain/check/likeness/fingerprints.ts'
import { levelsInName } from '../../domain/check/likeness/levels-in-name.ts'
import { isNoticed, overlapOf } from '../../domain/check/likeness/overlap.ts'
import type { ItemId } from '../../domain/ids.ts'
import { formatReceipt } from '../../domain/receipt.ts'
import type { LikeItem, LikenessReport } from '../../protocol/desk-likeness.ts'
import type { Database } from '../db/database.ts'
import { getOfficeState } from '../office/office.usecases.ts'
import { refuseLikeness } from './likeness.errors.ts'
import type { Parts } from '../parts.ts'
import { hasUnread, readSome } from './read-archive.usecases.ts'
import * as repository from './likeness.repository.ts'

const MOST_MATCHES = 10

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
    traces: findCopyTraces(present.body, { ownLevels: levelsInName(getOfficeState(db).name ?? '') }),
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
