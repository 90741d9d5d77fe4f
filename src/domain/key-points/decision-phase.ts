import type { Day } from '../calendar/day.ts'

/** A decision (决策) around which items are asked for. */
export interface Decision {
  name: string
  /** The day on which it is, or was, made. */
  decidedOn: Day
  /** The first day after its carrying out came to a pause (实施告一段落); null as long as that is open. */
  settledOn: Day | null
  /** After how many months an adopted item is asked for its results; `FOLLOW_UP_MONTHS` where it says nothing. */
  followUpMonths?: number | undefined
}

/** 决策前, 决策出台后, 实施告一段落: "决策前有预见,决策中有依据,决策后有反馈" (HS-02). */
export const DECISION_PHASES = ['before', 'after', 'settled'] as const
export type DecisionPhase = (typeof DECISION_PHASES)[number]

/**
 * What a day asks for. Before: "围绕决策意图,广泛收集决策涉及的相关方面的信息" (CA-21). From its day on: "报送各乡镇、
 * 各部门以及广大干部群众的真实反映" (CA-22, WZ-04). Settled: "还要报送取得的成效和经验" (CA-23).
 */
export function decisionPhaseOn({ decidedOn, settledOn }: Decision, day: Day): DecisionPhase {
  if (day < decidedOn) return 'before'
  return settledOn !== null && day >= settledOn ? 'settled' : 'after'
}
