import type { Day } from '../calendar/day.ts'
import type { KeyPointId, KeyPointSetId } from '../ids.ts'
import type { CalendarTopicId, DemandId } from '../later-ids.ts'
import { ITEM_LIMITS } from '../item/item-text.ts'
import type { Audience } from './audience.ts'
import type { Decision } from './decision-phase.ts'
import type { Span } from './span.ts'

/** Where a point comes from: a leader's demand (领导需求, KEY-04), a meeting, the points of the level above. */
export const POINT_SOURCES = ['leader', 'meeting', 'above'] as const

/** Who asked and when; it stays at the desk, a unit reads the kind alone. */
export interface PointSource {
  kind: (typeof POINT_SOURCES)[number]
  who: string
  on: Day
}

/** What happened to a published point; the list is append-only. */
export type PointEvent =
  | { type: 'supplemented'; at: number; by: string; words: string }
  /** 实施告一段落: from this day on the results are asked for. Of several the last one holds. */
  | { type: 'settled'; at: number; by: string; on: Day }
  | { type: 'closed'; at: number; by: string; words: string }

/** One thing that the office wants to hear about. */
export interface KeyPoint {
  id: KeyPointId
  /** Counted from 1 within its set. */
  number: number
  title: string
  words: string
  /** The last day on which an item is in time (限期报送, BE-17); null where the set's own end is enough. */
  dueOn: Day | null
  source: PointSource | null
  /** Set when the point is asked for around a decision. */
  decision: Decision | null
  /** The dated topic (选题日历) that it was made of; left out for none. */
  topicId?: CalendarTopicId | undefined
  /** What a leader asked for (领导关注); left out for none. */
  demandId?: DemandId | undefined
  events: PointEvent[]
}

/** 报送要点 of one period: "定期下发信息报送要点" (CA-29), "按季度向各级各部门通报信息报送要点" (DT-22). */
export interface KeyPointSet {
  id: KeyPointSetId
  title: string
  span: Span
  audience: Audience
  points: KeyPoint[]
  /** Null while it is drafted: then it is nobody's business but the office's. */
  publishedAt: number | null
}

export const KEY_POINT_LIMITS = {
  titleCharacters: ITEM_LIMITS.titleCharacters,
  wordsCharacters: 1000,
  nameCharacters: 120,
  points: 50,
  units: 500,
  /** How many points one item may answer. */
  perItem: 10,
} as const
