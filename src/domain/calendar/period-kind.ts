/** 日 周 月 季 半年 年, in Asia/Shanghai; weeks begin on Monday. */
export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'half_year', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]
