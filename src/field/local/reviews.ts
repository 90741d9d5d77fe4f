import type { ItemId } from '../../domain/ids.ts'
import type { Item } from '../../domain/item/item.ts'
import type { Remark } from '../../domain/item/remark.ts'
import type { Deputyship } from '../../domain/review/deputyship.ts'
import { parse } from '../../protocol/parse.ts'
import { colleaguesRow, deputyship, reviewRow, type Colleagues } from '../../protocol/review.ts'
import { addDeed, hashDeed, readDeeds, type DeedParts, type KnownDeed } from './deeds.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta } from './meta.ts'
import { readTold } from './told.ts'
import { watch, type Watcher } from './watch.ts'

export type { Deed } from '../../protocol/deeds.ts'
export type { SendingBack, Signature } from '../../protocol/review.ts'

const DEEDS = ['item.sign', 'item.send_back', 'deputy.name', 'deputy.end', 'item.withdraw'] as const
export type ReviewDeed = KnownDeed<(typeof DEEDS)[number]>

/** What this phone knows of the unit's signatures: items, deputies, colleagues, and what was done here. */
export interface KnownReviews {
  items: Item[]
  deputyships: Deputyship[]
  colleagues: Colleagues['people']
  deeds: ReviewDeed[]
  /** Remarks that are on this phone alone, by item. */
  remarks: Partial<Record<ItemId, Remark[]>>
}

/** What a newer office tells in another shape waits for a newer release, and is left out. */
export async function readReviews(database: FieldDatabase): Promise<KnownReviews> {
  const [items, deputies, colleagues, deeds, remarks] = await Promise.all([
    readTold(database, 'review'),
    readTold(database, 'deputy'),
    readTold(database, 'colleagues'),
    readDeeds(database, DEEDS),
    readMeta(database, 'remarks'),
  ])
  return {
    items: items.flatMap(({ row }) => ifRight(parse(reviewRow, row))),
    deputyships: deputies.flatMap(({ row }) => ifRight(parse(deputyship, row))),
    colleagues: colleagues
      .flatMap(({ row }) => ifRight(parse(colleaguesRow, row)))
      .flatMap(({ people }) => people),
    deeds,
    remarks: remarks ?? {},
  }
}

function ifRight<Value>(parsed: { ok: true; value: Value } | { ok: false }): Value[] {
  return parsed.ok ? [parsed.value] : []
}

export const watchReviews = (database: FieldDatabase, watcher: Watcher<KnownReviews>) =>
  watch(() => readReviews(database), watcher)

/** Keeps the remarks made in a text, in the place of those before, so that leaving the page loses none. */
export function keepRemarks(
  database: FieldDatabase,
  itemId: ItemId,
  remarks: readonly Remark[],
): Promise<void> {
  return writeTogether(database, [database.meta], async () => {
    await writeMeta(database, 'remarks', { ...(await readMeta(database, 'remarks')), [itemId]: [...remarks] })
  })
}

/** Puts a signature or a return into the outbox; in the same transaction the remarks that it carries leave the page. */
export async function queueReview(database: FieldDatabase, parts: DeedParts): Promise<void> {
  const payloadSha256 = await hashDeed(parts)
  const { outbox, meta } = database
  return writeTogether(database, [outbox, meta], async () => {
    await addDeed(database, parts, payloadSha256)
    const { [parts.subjectId]: _sent, ...others } = (await readMeta(database, 'remarks')) ?? {}
    await writeMeta(database, 'remarks', others)
  })
}
