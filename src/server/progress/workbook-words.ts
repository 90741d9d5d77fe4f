import type { RankMethod } from '../../domain/policy/score-rule.ts'
import type { Warning } from '../../domain/progress/early-warning.ts'
import type { ProgressState } from '../../domain/progress/progress-line.ts'

/** A workbook goes out into offices: it speaks Chinese whatever the desk's screens speak. */
export const WARNING_WORDS: Record<Warning, string> = {
  silent: '长期未报',
  zero: '本期零报',
  behind: '落后于进度',
}

export const STATE_WORDS: Record<ProgressState, string> = {
  met: '已完成',
  on_the_way: '待确认',
  on_pace: '正常',
  behind: '落后',
  missed: '未完成',
  not_begun: '未开始',
  no_task: '无任务',
}

export const RANK_WORDS: Record<RankMethod, string> = {
  skip: '同类单位中按条数排列；条数相同的名次相同，其后的名次顺延空缺（1、1、3）',
  dense: '同类单位中按条数排列；条数相同的名次相同，其后的名次不空缺（1、1、2）',
}

export const UNIT_HEADS = [
  '单位',
  '类别',
  '预警',
  '报送（条）',
  '采用（条）',
  '报送名次',
  '采用名次',
  '完成任务（项）',
  '任务（项）',
  '最近报送',
]

export const TASK_HEADS = [
  '单位',
  '任务',
  '时段',
  '计量',
  '任务数（条）',
  '力争（条）',
  '已完成（条）',
  '尚缺（条）',
  '超出（条）',
  '状态',
  '期末预计（条）',
]

/** Where nobody set a number. */
export const NOTHING = '—'
