import type { RankMethod } from '../../domain/policy/score-rule.ts'
import type { Warning } from '../../domain/progress/early-warning.ts'
import type { ProgressState } from '../../domain/progress/progress-line.ts'

/**
 * A workbook goes out into offices: it speaks Chinese whatever the desk's screens speak, in the words of the Chinese
 * screen, so that whoever reads both reads the same.
 */
export const WARNING_WORDS: Record<Warning | 'ok', string> = {
  ok: '正常',
  silent: '长期未报',
  zero: '零报送',
  behind: '落后',
}

export const STATE_WORDS: Record<ProgressState, string> = {
  met: '已完成',
  on_the_way: '在途可完成',
  on_pace: '跟得上',
  behind: '落后',
  missed: '没有完成',
  not_begun: '还没开始',
  no_task: '没有任务',
}

export const RANK_WORDS: Record<RankMethod, string> = {
  skip: '名次按本类别报送篇数，篇数相同名次相同，其后跳过。',
  dense: '名次按本类别报送篇数，篇数相同名次相同，其后不跳。',
}

/** The columns of the screen; with 数量指标 off neither screen nor workbook has those of tasks. */
export const UNIT_HEADS = {
  name: '单位',
  class: '单位类别',
  warning: '预警',
  reported: '报送',
  adopted: '采用',
  completion: '完成任务',
  missing: '还差',
  rank: '名次',
  last: '最近报送',
} as const
export type UnitColumn = keyof typeof UNIT_HEADS

export const TASK_HEADS = [
  '单位',
  '任务',
  '时段',
  '计量',
  '任务数',
  '已确认',
  '还差',
  '超出',
  '力争',
  '状态',
  '预计期末',
]

/** Where nobody set a number. */
export const NOTHING = '—'
