import type { Day } from '../calendar/day.ts'
import type { ClueId, UnitId } from '../ids.ts'

/** Newspapers, television and radio, or the net. */
export const CLUE_KINDS = ['media', 'internet'] as const
export type ClueKind = (typeof CLUE_KINDS)[number]

/**
 * Something seen in the media or on the net (舆情线索): "从事信息的工作人员每日必看新闻联播、主流媒体的新闻报道" (DT-02),
 * "互联网信息的搜集分析反馈机制" (CA-28).
 */
export interface Clue {
  id: ClueId
  kind: ClueKind
  /** The paper, the channel, the site. */
  outlet: string
  publishedOn: Day
  /** An address as plain text: nothing ever asks for it. Empty when there is none. */
  link: string
  words: string
  /** The unit that it is about, where one is. */
  unitId: UnitId | null
  recordedBy: string
  recordedAt: number
}

export const CLUE_LIMITS = {
  outletCharacters: 60,
  linkCharacters: 500,
  wordsCharacters: 1000,
  /** Of a handing, a finding or a closing. */
  saidCharacters: 500,
  units: 100,
} as const
