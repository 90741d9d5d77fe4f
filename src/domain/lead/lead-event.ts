import type { CommissionId, ItemId, LeadId } from '../ids.ts'

interface Done {
  at: number
  by: string
}

interface Said extends Done {
  words: string
}

/**
 * What happened to a lead (线索) after it was sent, by the office's clock; the list is append-only. "对于吃不准的信息点,
 * 可以先把线索报过来,我们一起研究值不值得做、从哪个角度做更好" (B21-14): the words of `worth` are the angle.
 */
export type LeadEvent =
  | ({ type: 'worth' } & Said)
  | ({ type: 'not_worth' } & Said)
  /** Neither yes nor no for now (先放着): it comes up again. */
  | ({ type: 'kept' } & Said)
  /** It says what another lead says already, and goes on under that one. */
  | ({ type: 'merged'; into: LeadId } & Said)
  /** "第一时间分析研判,甄别提炼有价值的信息进行约稿" (BT-13). */
  | ({ type: 'commissioned'; commissionId: CommissionId; topic: string } & Done)
  /** An item came of it; `unitName` wrote it. */
  | ({ type: 'written'; itemId: ItemId; unitName: string } & Done)

export type LeadEventType = LeadEvent['type']
export type LeadAnswerType = Exclude<LeadEventType, 'written'>
