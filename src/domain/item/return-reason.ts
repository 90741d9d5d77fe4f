/**
 * Why an item is returned or not used. The office's list (退稿 / 不采用原因): 内容一般、时效已过、要素不全、数据待核、
 * 重复、不属报送范围、文字质量; words of the editor go beside it.
 */
export const RETURN_REASONS = [
  'ordinary',
  'outdated',
  'incomplete',
  'figures_unverified',
  'duplicate',
  'out_of_scope',
  'wording',
] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]
