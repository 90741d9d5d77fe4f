import type { Item } from '../../domain/item/item.ts'
import type { Deputyship } from '../../domain/review/deputyship.ts'
import { parse } from '../../protocol/parse.ts'
import { colleaguesRow, deputyship, reviewRow, type Colleagues } from '../../protocol/review.ts'
import { readDeeds, type KnownDeed } from './deeds.ts'
import type { FieldDatabase } from './field-database.ts'
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
}

/** What a newer office tells in another shape waits for a newer release, and is left out. */
export async function readReviews(database: FieldDatabase): Promise<KnownReviews> {
  const [items, deputies, colleagues, deeds] = await Promise.all([
    readTold(database, 'review'),
    readTold(database, 'deputy'),
    readTold(database, 'colleagues'),
    readDeeds(database, DEEDS),
  ])
  return {
    items: items.flatMap(({ row }) => ifRight(parse(reviewRow, row))),
    deputyships: deputies.flatMap(({ row }) => ifRight(parse(deputyship, row))),
    colleagues: colleagues
      .flatMap(({ row }) => ifRight(parse(colleaguesRow, row)))
      .flatMap(({ people }) => people),
    deeds,
  }
}

function ifRight<Value>(parsed: { ok: true; value: Value } | { ok: false }): Value[] {
  return parsed.ok ? [parsed.value] : []
}

export const watchReviews = (database: FieldDatabase, watcher: Watcher<KnownReviews>) =>
  watch(() => readReviews(database), watcher)
