/** What a text is about when it is about no more than that; each topic is named by the offices themselves. */
export const LOW_VALUE_TOPICS = ['discipline', 'condolence', 'study', 'visit', 'leaders', 'meeting'] as const
export type LowValueTopic = (typeof LOW_VALUE_TOPICS)[number]

/** Parts that a text of its category must have: 情况 问题 原因 分析 建议. */
export const TEXT_PARTS = ['situation', 'problem', 'cause', 'analysis', 'advice'] as const
export type TextPart = (typeof TEXT_PARTS)[number]

/** Where a finding stands: `from` to `until` (not included) in the title or the body, in UTF-16 units. */
export interface FoundPassage {
  field: 'title' | 'body'
  from: number
  until: number
  quote: string
}

/**
 * One doubt about the value of a text. It informs, it never blocks; a missing part has no passage.
 * - `low_value`: a meeting, a visit or the like is its only fact
 * - `bundle`: several bulletins (简报) in one text; `reports` says how many
 * - `thin`: one sentence without a figure
 * - `hollow`: slogans, and no fact among them
 * - `part_missing`: what its category cannot do without is not there
 */
export type ValueFinding =
  | ({ code: 'low_value'; topic: LowValueTopic } & FoundPassage)
  | ({ code: 'bundle'; reports: number } & FoundPassage)
  | ({ code: 'thin' | 'hollow' } & FoundPassage)
  | { code: 'part_missing'; part: TextPart }

export const VALUE_CODES = [
  'low_value',
  'bundle',
  'thin',
  'hollow',
  'part_missing',
] as const satisfies readonly ValueFinding['code'][]
