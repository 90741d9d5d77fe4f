import type { ItemId } from '../../domain/ids.ts'
import type { Item } from '../../domain/item/item.ts'
import type { Remark } from '../../domain/item/remark.ts'
import type { Deputyship } from '../../domain/review/deputyship.ts'
import { EMPTY_SHEET, isEmptySheet, type ReviewSheet } from '../../domain/review/review-sheet.ts'
import { parse } from '../../protocol/parse.ts'
import {
  colleaguesRow,
  deputyship,
  reviewRow,
  type Colleagues,
  type SignatureReminder,
} from '../../protocol/review.ts'
import { addDeed, hashDeed, readDeeds, type DeedParts, type KnownDeed } from './deeds.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta, type KeptSheet } from './meta.ts'
import { readTold } from './told.ts'
import { watch, type Watcher } from './watch.ts'

export type { Deed } from '../../protocol/deeds.ts'
export type { SendingBack, Signature } from '../../protocol/review.ts'

const DEEDS = ['item.sign', 'item.send_back', 'deputy.name', 'deputy.end', 'item.withdraw'] as const
export type ReviewDeed = KnownDeed<(typeof DEEDS)[number]>

/** An item as those who sign read it, with how the office last reminded them (催办). */
export type ReviewedItem = Item & { reminded?: SignatureReminder | null | undefined }

/** What this phone knows of the unit's signatures: items, deputies, colleagues, and what was done here. */
export interface KnownReviews {
  items: ReviewedItem[]
  deputyships: Deputyship[]
  colleagues: Colleagues['people']
  deeds: ReviewDeed[]
  /** Remarks that are on this phone alone, by item. */
  remarks: Partial<Record<ItemId, Remark[]>>
  /** What stands on the sheets of 审签 and 退回 here, likewise. */
  sheets: Partial<Record<ItemId, KeptSheet>>
}

/** What a newer office tells in another shape waits for a newer release, and is left out. */
export async function readReviews(database: FieldDatabase): Promise<KnownReviews> {
  const [items, deputies, colleagues, deeds, remarks, sheets] = await Promise.all([
    readTold(database, 'review'),
    readTold(database, 'deputy'),
    readTold(database, 'colleagues'),
    readDeeds(database, DEEDS),
    readMeta(database, 'remarks'),
    readMeta(database, 'sheets'),
  ])
  return {
    items: items.flatMap(({ row }) => ifRight(parse(reviewRow, row))),
    deputyships: deputies.flatMap(({ row }) => ifRight(parse(deputyship, row))),
    colleagues: colleagues
      .flatMap(({ row }) => ifRight(parse(colleaguesRow, row)))
      .flatMap(({ people }) => people),
    deeds,
    remarks: remarks ?? {},
    sheets: sheets ?? {},
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

/** Keeps what stands on a sheet, beside what stands on the other one; a sheet without a word is none. */
export function keepSheet(
  database: FieldDatabase,
  itemId: ItemId,
  { part, title, now }: { part: Partial<ReviewSheet>; title: string; now: number },
): Promise<void> {
  return writeTogether(database, [database.meta], async () => {
    const { [itemId]: known = EMPTY_SHEET, ...others } = (await readMeta(database, 'sheets')) ?? {}
    const sheet = { ...known, ...part, title, savedAt: now }
    await writeMeta(database, 'sheets', isEmptySheet(sheet) ? others : { ...others, [itemId]: sheet })
  })
}

/** The reader puts away what was not sent of a text: its remarks and its sheets. */
export function putAway(database: FieldDatabase, itemId: ItemId): Promise<void> {
  return writeTogether(database, [database.meta], () => forget(database, itemId))
}

/** Puts a signature or a return into the outbox; in the same transaction what it carries leaves the page. */
export async function queueReview(database: FieldDatabase, parts: DeedParts): Promise<void> {
  const payloadSha256 = await hashDeed(parts)
  const { outbox, meta } = database
  return writeTogether(database, [outbox, meta], async () => {
    await addDeed(database, parts, payloadSha256)
    await forget(database, parts.subjectId)
  })
}

async function forget(database: FieldDatabase, itemId: ItemId): Promise<void> {
  const { [itemId]: _remarks, ...remarks } = (await readMeta(database, 'remarks')) ?? {}
  const { [itemId]: _sheet, ...sheets } = (await readMeta(database, 'sheets')) ?? {}
  await writeMeta(database, 'remarks', remarks)
  await writeMeta(database, 'sheets', sheets)
}
