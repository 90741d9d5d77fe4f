import type { CommissionId, ItemId, UnitId } from '../ids.ts'

/** What a unit found out: 属实 部分属实 不属实 非本单位. */
export const FINDINGS = ['true', 'partly', 'untrue', 'not_ours'] as const
export type Finding = (typeof FINDINGS)[number]

interface Done {
  at: number
  by: string
}

/** What happened to a clue after it was recorded, by the office's clock; the list is append-only. */
export type ClueEvent =
  /** To be verified (核实) by a unit; by several together: "第一时间加强信息共享、集体研判、联动处置" (RZ-20). */
  | ({ type: 'handed'; unitId: UnitId; unitName: string; words: string } & Done)
  | ({ type: 'verified'; unitId: UnitId; unitName: string; finding: Finding; words: string } & Done)
  | ({ type: 'commissioned'; commissionId: CommissionId; topic: string } & Done)
  /** An item of the same matter, from a unit of its own accord or asked for. */
  | ({ type: 'linked'; itemId: ItemId } & Done)
  | ({ type: 'unlinked'; itemId: ItemId } & Done)
  | ({ type: 'closed'; words: string } & Done)

export type ClueEventType = ClueEvent['type']
