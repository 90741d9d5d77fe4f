import type { ItemId } from '../ids.ts'
import { byFullness, type StoredGroup } from './stored-item.ts'

/** Three fingerprints in common are a passage of some fifty characters, or several shorter ones. */
const LEAST_SHARED = 3
/** What more texts share is everybody's phrase. */
const ORDINARY_FROM = 40

/** Groups of texts that share passages by their fingerprints (`check/likeness`), the largest first; a key is the first id. */
export function groupAlike(texts: readonly { id: ItemId; prints: readonly number[] }[]): StoredGroup[] {
  const groupOf = new Map<ItemId, ItemId[]>(texts.map(({ id }) => [id, [id]]))
  for (const [one, other] of listPairs(texts)) join(groupOf, one, other)
  const groups = Array.from(new Set(groupOf.values())).filter((ids) => ids.length > 1)
  return byFullness(groups.map((itemIds) => ({ key: itemIds[0] ?? '', itemIds })))
}

function listPairs(texts: readonly { id: ItemId; prints: readonly number[] }[]): [ItemId, ItemId][] {
  const idsByPrint = new Map<number, ItemId[]>()
  const pairs: [ItemId, ItemId][] = []
  for (const { id, prints } of texts) {
    const shared = new Map<ItemId, number>()
    for (const print of prints) {
      const known = idsByPrint.get(print) ?? []
      if (known.length < ORDINARY_FROM)
        for (const other of known) shared.set(other, (shared.get(other) ?? 0) + 1)
      idsByPrint.set(print, [...known.slice(0, ORDINARY_FROM), id])
    }
    shared.forEach((count, other) => {
      if (count >= LEAST_SHARED) pairs.push([other, id])
    })
  }
  return pairs
}

function join(groupOf: Map<ItemId, ItemId[]>, one: ItemId, other: ItemId) {
  const [into, from] = [groupOf.get(one) ?? [one], groupOf.get(other) ?? [other]]
  if (into === from) return
  into.push(...from)
  for (const id of from) groupOf.set(id, into)
}
