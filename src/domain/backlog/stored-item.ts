import { periodOf, type Quarter } from '../calendar/period.ts'
import type { Category } from '../category.ts'
import type { ItemId } from '../ids.ts'

/** An item that lies in store: kept in reserve (备用), or not used (未采用). */
export interface StoredItem {
  id: ItemId
  title: string
  category: Category
  receivedAt: number
}

/** Items that tell of one thing; `key` names what they have in common. */
export interface StoredGroup {
  key: string
  itemIds: ItemId[]
}

/** 按标题用词, 按类别, 按相同段落. */
export const GROUPINGS = ['word', 'category', 'alike'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Two years: a trend that comes with the seasons shows only beside the year before. */
export const BACKLOG_QUARTERS = 8

/** The last quarters in Asia/Shanghai, the present one last. */
export function quartersUntil(at: number): Quarter[] {
  const present = periodOf('quarter', at)
  const number = Number(present.slice(0, 4)) * 4 + Number(present.slice(6)) - 1
  return Array.from({ length: BACKLOG_QUARTERS }, (_, place) => {
    const each = number - BACKLOG_QUARTERS + 1 + place
    return `${Math.floor(each / 4)}-Q${(each % 4) + 1}` as Quarter
  })
}

/** How many came in each of these quarters: "帮助预测走向、把握趋势的信息不够" (CA-05). */
export function countByQuarter(receivedAt: readonly number[], quarters: readonly Quarter[]): number[] {
  const keys = receivedAt.map((at) => periodOf('quarter', at))
  return quarters.map((quarter) => keys.filter((key) => key === quarter).length)
}

/** "过段时间就要进行回顾整理" (DT-33): once a quarter, as long as anything lies in store. `reviewedAt` null: never yet. */
export function isReviewDue(
  { stored, reviewedAt }: { stored: number; reviewedAt: number | null },
  now: number,
): boolean {
  if (stored === 0) return false
  return reviewedAt === null || periodOf('quarter', reviewedAt) !== periodOf('quarter', now)
}

/** One group for each category that has any, the largest first. */
export function groupByCategory(items: readonly StoredItem[]): StoredGroup[] {
  const groups = new Map<string, ItemId[]>()
  for (const { id, category } of items) groups.set(category, [...(groups.get(category) ?? []), id])
  return byFullness(Array.from(groups, ([key, itemIds]) => ({ key, itemIds })))
}

export function byFullness(groups: StoredGroup[]): StoredGroup[] {
  return groups.sort((one, other) => other.itemIds.length - one.itemIds.length)
}
