import type { ItemId } from '../ids.ts'
import { byFullness, type StoredGroup, type StoredItem } from './stored-item.ts'

/** Fewer are no tendency. */
const LEAST_ITEMS = 3
const SHORTEST = 2
const LONGEST = 6
const MOST_GROUPS = 30
/** What stands in more than half of many titles says nothing of any of them. */
const ORDINARY_FROM = 12
/** Official phrases that any title may carry, and characters at which no word begins or ends. */
const PHRASES =
  /^(工作|情况|问题|加强|推进|建设|开展|关于|落实|组织|干部|群众|生产|农村|全面|积极|有序|持续|全县|全市|我县|我市|需要|关注|建议|反映|值得|亟待|影响|存在|进展|部分|多个)$/
const LOOSE = /^[的了在和与及等对为是有不我县市全各多将已被]|[的了在和与及等对为是有不将已被]$/

const PLACE_KIND =
  /(?:镇|乡|街道|县|市|区)(?:人民政府|委员会|办公室|办)?$|(?:县|市|区)(?:政府|委).*$|园?区?管理?委员?会$/

/** 11月, 2026年: the month of a report is no word of its matter. */
const DATE = /\d+\s*(?:年度?|月份?|日|号)/g

/**
 * Groups of items whose titles share a word, the largest first. Chinese has no blanks, so every run of two to six
 * characters that at least three titles share is tried; of runs that the same items share the longest one is the word. An
 * item may stand in several groups. `places` are names of units and places: where something happens is no matter of its own.
 */
export function groupByWords(items: readonly StoredItem[], places: readonly string[] = []): StoredGroup[] {
  const isPlace = placeTest(places)
  const found = shareRuns(items).filter(
    ({ key, itemIds }) => !isPlace(key) && !isOrdinary(itemIds.length, items.length),
  )
  const groups: StoredGroup[] = []
  for (const group of found) {
    if (groups.length === MOST_GROUPS) break
    if (!groups.some((known) => isWithin(group, known))) groups.push(group)
  }
  return groups
}

/** The largest first, and of those with as many items the longest run. */
function shareRuns(items: readonly StoredItem[]): StoredGroup[] {
  const idsByRun = new Map<string, ItemId[]>()
  for (const { id, title } of items)
    for (const run of runsOf(title)) {
      const ids = idsByRun.get(run)
      if (ids === undefined) idsByRun.set(run, [id])
      else ids.push(id)
    }
  const shared = Array.from(idsByRun, ([key, itemIds]) => ({ key, itemIds }))
    .filter(({ key, itemIds }) => itemIds.length >= LEAST_ITEMS && !LOOSE.test(key) && !PHRASES.test(key))
    .sort((one, other) => other.key.length - one.key.length)
  return byFullness(shared)
}

/** Each run of a title once. */
function runsOf(title: string): Set<string> {
  const runs = new Set<string>()
  for (const part of title.replace(DATE, ' ').split(/[^\u4e00-\u9fff]+/))
    for (let length = SHORTEST; length <= LONGEST; length++)
      for (let from = 0; from + length <= part.length; from++) runs.add(part.slice(from, from + length))
  return runs
}

/** 上屏镇, 上屏, 屏镇, 望澜县, and what only a preposition or the like adds to them. */
function placeTest(places: readonly string[]): (run: string) => boolean {
  const names = places
    .flatMap((name) => [name, name.replace(PLACE_KIND, '')])
    .filter((name) => name.length > 1)
  const longestFirst = Array.from(new Set(names)).sort((one, other) => other.length - one.length)
  const towns = names.filter((name) => /[镇乡]$/.test(name))
  return (run) => {
    if (towns.some((town) => town.endsWith(run))) return true
    const rest = longestFirst.reduce((left, name) => left.split(name).join(''), run)
    return rest !== run && rest.length < SHORTEST
  }
}

function isOrdinary(shared: number, all: number): boolean {
  return all >= ORDINARY_FROM && shared * 2 > all
}

/** Whether a larger group holds all of its items already. */
function isWithin({ itemIds }: StoredGroup, known: StoredGroup): boolean {
  const ids = new Set<ItemId>(known.itemIds)
  return itemIds.every((id) => ids.has(id))
}
