import type { AccountId, ItemId } from '../../domain/ids.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { publishItem } from '../feed/feed.usecases.ts'
import { recordEvent } from './item-events.usecases.ts'
import * as repository from './items.repository.ts'

export interface Withdrawing {
  itemId: ItemId
  author: { accountId: AccountId }
  at: number
}

/** Inside a write: the author takes a text back (撤回) that the unit has not signed yet; it can be sent again. */
export function withdrawItem(db: Database, { itemId, author, at }: Withdrawing): Outcome {
  const head = repository.findItemHead(db, itemId)
  if (head === undefined || head.carerId !== author.accountId)
    return { status: 'rejected', code: 'item.unknown' }
  const { isRefused } = recordEvent(db, itemId, { type: 'withdrawn', at })
  if (isRefused) return { status: 'rejected', code: 'item.wrong_state' }
  publishItem(db, head)
  return { status: 'saved', rev: repository.raiseRev(db, itemId) }
}
