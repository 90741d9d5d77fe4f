import type { CommissionId, PlanTopicId, UnitId } from '../ids.ts'
import type { ResearchMode } from './commission.ts'

/**
 * A topic that a unit proposes for the research plan (调研计划): "把调研计划报给市政府办信息科。信息科经过研究筛选以后,
 * 排出时间表" (XY-46). Chosen, it is a commission with its date.
 */
export interface PlanTopic {
  id: PlanTopicId
  unitId: UnitId
  proposedBy: string
  proposedAt: number
  topic: string
  reason: string
  mode: ResearchMode
  answer: PlanAnswer | null
}

export type PlanAnswer =
  | { status: 'chosen'; at: number; by: string; commissionId: CommissionId }
  | { status: 'not_chosen'; at: number; by: string; words: string }
