import type { ItemId } from '../ids.ts'
import type { ByPerson, ItemEvent } from '../item/item-event.ts'

/** An item that went into a composite, with its part of the whole. */
export interface SourceShare {
  itemId: ItemId
  /** Of the whole, at most two decimals; all together 100. */
  percent: number
  /** The main source (主稿); exactly one is. */
  isMain: boolean
}

/** One dated record in the life of a composite (综合稿), by the office's clock. */
export type CompositeEvent =
  | ({ type: 'composed' | 'sources_changed' | 'dissolved'; at: number } & ByPerson)
  | Extract<
      ItemEvent,
      { type: 'reviewed' | 'edited' | 'adopted' | 'passed_up' | 'not_used_above' | 'instructed' }
    >

/** 未采用 yet, 已采用 once or more, or taken apart again before anybody used it. */
export const COMPOSITE_STATUSES = ['open', 'adopted', 'dissolved'] as const
export type CompositeStatus = (typeof COMPOSITE_STATUSES)[number]

export function compositeStatusOf(events: readonly Pick<CompositeEvent, 'type'>[]): CompositeStatus {
  if (events.some(({ type }) => type === 'adopted')) return 'adopted'
  return events.some(({ type }) => type === 'dissolved') ? 'dissolved' : 'open'
}

/** The bounds of what an editor writes into a composite. */
export const COMPOSITE_LIMITS = { titleCharacters: 200, bodyCharacters: 30_000, sources: 50 } as const
