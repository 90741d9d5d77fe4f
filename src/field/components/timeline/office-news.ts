import type { ItemEvent } from '../../../domain/item/item-event.ts'
import type { Entry } from '../../stores/entries.ts'

/** The office's decisions, the events an officer waits for. */
const DECISIONS = ['adopted', 'returned', 'reserved', 'not_used', 'merged', 'not_used_above'] as const
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

/** The words for a decision: the state that it leads to, or what happened above. */
export function decisionKey({ type }: OfficeDecision): string {
  return type === 'not_used_above' ? `event.${type}` : `work.${type}`
}
