import { isAddressed } from '../../domain/key-points/audience.ts'
import { parseItemId, type AccountId, type ItemId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import { BEGUN_TOLD, type Beginning, type ToldBegun } from '../../protocol/topic-calendar.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { findItemHead } from '../items/item-view.usecases.ts'
import * as repository from './calendar.repository.ts'

export interface Begun {
  /** The draft that was begun; the item keeps its id. */
  itemId: ItemId
  beginning: Beginning
  author: { accountId: AccountId; unit: Unit | null }
  at: number
}

/**
 * Inside a write: what a draft was begun of. A topic that was retired meanwhile still counts; to a unit that it was not
 * addressed to it does not exist, and only its own author or carer tells of an item's results.
 */
export function noteBeginning(db: Database, { itemId, beginning, author, at }: Begun): Outcome {
  const { accountId: by, unit } = author
  if (unit === null) return { status: 'rejected', code: 'calendar.unknown' }
  // Nobody names what somebody else's item was begun of.
  const known = findItemHead(db, itemId)
  if (known !== undefined && known.authorId !== by) return { status: 'rejected', code: 'item.unknown' }
  const begun = { itemId, unitId: unit.id, by, at }
  if (beginning.of === 'topic') {
    const { topicId, on } = beginning
    const topic = repository.findTopic(db, topicId)
    if (topic === undefined || !isAddressed(topic.audience, unit))
      return { status: 'rejected', code: 'calendar.unknown' }
    repository.insertBegun(db, { ...begun, topicId, followsId: null, onDay: on })
  } else {
    const { followsId } = beginning
    const followed = findItemHead(db, followsId)
    if (followed === undefined || (followed.authorId !== by && followed.carerId !== by))
      return { status: 'rejected', code: 'item.unknown' }
    repository.insertBegun(db, { ...begun, topicId: null, followsId, onDay: null })
  }
  publishTold(db, { about: BEGUN_TOLD, id: itemId, audience: by })
  return { status: 'saved', rev: 1 }
}

/** The author alone is told of what an own text was begun, on whichever phone that was; it never changes. */
export function tellBegun(
  db: Database,
  idText: string,
  { session }: { session: { accountId: AccountId } },
): { rev: number; row: ToldBegun } | null {
  const itemId = parseItemId(idText)
  const begun = itemId === undefined ? undefined : repository.findBegun(db, itemId)
  if (itemId === undefined || begun === undefined || begun.by !== session.accountId) return null
  const { topicId, followsId, onDay } = begun
  if (followsId !== null) return { rev: 1, row: { itemId, beginning: { of: 'item', followsId } } }
  if (topicId === null || onDay === null) return null
  return { rev: 1, row: { itemId, beginning: { of: 'topic', topicId, on: onDay } } }
}
