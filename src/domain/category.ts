/** Kinds of item, in the order in which screens offer them: 动态 综合 经验 问题 调研 建议 紧急 线索. */
export const CATEGORIES = [
  'news',
  'roundup',
  'experience',
  'problem',
  'research',
  'advice',
  'urgent',
  'lead',
] as const
export type Category = (typeof CATEGORIES)[number]

export function isCategory(value: unknown): value is Category {
  return CATEGORIES.includes(value as Category)
}
