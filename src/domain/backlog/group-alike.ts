import type { ItemId } from '../ids.ts'
import { groupBy } from '../record/group-by.ts'
import { byFullness, type StoredGroup } from './stored-item.ts'

/** Three fingerprints in common are a passage of some fifty characters, or several shorter ones. */
const LEAST_SHARED = 3
/** What more texts share is everybody's phrase. */
const ORDINARY_FROM = 40

/**
 * Groups of texts that share passages by their fingerprints (`check/likeness`), the largest first; a key is the id of the
 * group's first text, so that the group keeps it when a newer text joins two.
 */
export function groupAlike(texts: readonly { id: ItemId; prints: readonly number[] }[]): StoredGroup[] {
  const groupOf = new Map<ItemId, ItemId[]>(texts.map(({ id }) => [id, [id]]))
  for (const [one, other] of listPairs(texts)) join(groupOf, one, other)
  // In the order of the texts, whichever pair was found first: a look at a group is kept under its key.
  const groups = [...groupBy(texts, ({ id }) => groupOf.get(id)).values()].filter(({ length }) => length > 1)
  return byFullness(groups.map((group) => ({ key: group[0]?.id ?? '', itemIds: group.map(({ id }) => id) })))
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
