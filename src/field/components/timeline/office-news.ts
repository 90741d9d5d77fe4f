import type { ItemEvent } from '../../../domain/item/item-event.ts'
import type { Entry } from '../../stores/entries.ts'

/** The office's decisions and what is said of an item (点评, 批示): the events an officer waits for. */
const DECISIONS = [
  'adopted',
  'returned',
  'reserved',
  'not_used',
  'merged',
  'not_used_above',
  'commented',
  'instructed',
] as const
export type OfficeDecision = Extract<ItemEvent, { type: (typeof DECISIONS)[number] }>

export interface OfficeNews {
  entry: Entry
  event: OfficeDecision
}

/** The last decisions over all entries, newest first. */
export function latestNews(entries: readonly Entry[], count: number): OfficeNews[] {
  return entries
    .flatMap((entry) => entry.events.filter(isDecision).map((event) => ({ entry, event })))
    .sort((a, b) => b.event.at - a.event.at)
    .slice(0, count)
}

export function isDecision(event: ItemEvent): event is OfficeDecision {
  return (DECISIONS as readonly string[]).includes(event.type)
}

/** The words for a decision: the state that it leads to, or what happened where it leads to none. */
export function decisionKey({ type }: OfficeDecision): string {
  if (type === 'merged') return 'work.in_composite'
  const changesNothing = type === 'not_used_above' || type === 'commented' || type === 'instructed'
  return changesNothing ? `event.${type}` : `work.${type}`
}
