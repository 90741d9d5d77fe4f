import { createLikenessFinder } from '../../domain/check/likeness/find-likest.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { ItemText } from '../../domain/item/item-text.ts'
import { readSubmissions } from '../local/outbox.ts'
import { getFieldMemory } from './field-memory.ts'

/** An item of this phone of which the text says much the same. */
export interface LikeEntry {
  itemId: ItemId
  title: string
  /** How much of the text stands in it, 0 to 100. */
  percent: number
}

const MOST_NAMED = 3
/** So many texts are compared before the page gets its turn: a few milliseconds on an old phone. */
const TEXTS_AT_ONCE = 20

/**
 * Compares a text with everything that this phone holds of its officer, sent or not: needs no network and says nothing
 * to anybody. The most alike first; ends early when `signal` is aborted.
 */
export async function findOwnLikeness(
  { id, body }: { id: ItemId; body: string },
  signal: AbortSignal,
): Promise<LikeEntry[]> {
  const compare = createLikenessFinder(body)
  const found = new Map<ItemId, LikeEntry>()
  for (const [place, { itemId, text }] of (await readTexts()).entries()) {
    if (signal.aborted) return []
    if (itemId === id) continue
    if (place % TEXTS_AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve, 0))
    const percent = compare(text.body)?.percent
    if (percent !== undefined) found.set(itemId, { itemId, title: text.title, percent })
  }
  return [...found.values()].sort((a, b) => b.percent - a.percent).slice(0, MOST_NAMED)
}

/** At the office, waiting, and still being written: what was changed last stands last. */
async function readTexts(): Promise<{ itemId: ItemId; text: ItemText }[]> {
  const { database } = getFieldMemory()
  const [items, waiting, drafts] = await Promise.all([
    database.items.toArray(),
    readSubmissions(database),
    database.drafts.toArray(),
  ])
  return [
    ...items.map(({ id, text }) => ({ itemId: id, text })),
    ...waiting.map(({ itemId, payload }) => ({ itemId, text: payload.text })),
    ...drafts.map(({ id, text }) => ({ itemId: id, text })),
  ]
}
