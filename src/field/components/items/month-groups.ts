import { monthOf, type Month } from '../../../domain/calendar/month.ts'
import type { Entry } from '../../stores/entries.ts'

export interface MonthGroup {
  month: Month
  entries: Entry[]
}

type DatedFacts = Pick<Entry, 'countedAt' | 'submittedAt' | 'updatedAt'>

/** The time under which an entry is listed: the one that fills the month, else the officer's own. */
export function listedAt({ countedAt, submittedAt, updatedAt }: DatedFacts): number {
  return countedAt ?? submittedAt ?? updatedAt
}

export function newestFirst(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => listedAt(b) - listedAt(a))
}

/** Takes entries newest first and keeps their order. */
export function groupByMonth(entries: readonly Entry[]): MonthGroup[] {
  const groups: MonthGroup[] = []
  for (const entry of entries) {
    const month = monthOf(listedAt(entry))
    const last = groups[groups.length - 1]
    if (last?.month === month) last.entries.push(entry)
    else groups.push({ month, entries: [entry] })
  }
  return groups
}
