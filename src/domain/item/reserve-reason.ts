/**
 * Why the office keeps an item in reserve (备用) for the time being: 留待后期、待时机、待补充核实、拟综合、已有同类; words of
 * the editor go beside it. The offices name the state (practice.md part 4: 备用) and no list for it, so this one is short.
 */
export const RESERVE_REASONS = ['later_issue', 'moment', 'verification', 'composite', 'similar'] as const
export type ReserveReason = (typeof RESERVE_REASONS)[number]
