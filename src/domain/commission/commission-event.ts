import type { AccountId, ItemId } from '../ids.ts'

/** How the office judges an answer: 合格 不合格 优. */
export const VERDICTS = ['passed', 'failed', 'excellent'] as const
export type Verdict = (typeof VERDICTS)[number]

interface Done {
  at: number
  by: string
}

interface Said extends Done {
  words: string
}

/**
 * One dated record in the course of a commission (约稿) at one addressed unit, by the office's clock. The list is
 * append-only and the course is folded from it.
 */
export type CommissionEvent =
  /** `to`: the person of the unit to whom it is addressed; null when it goes to the unit. */
  | ({ type: 'issued'; dueAt: number; to: Assignee | null } & Done)
  | ({ type: 'received' } & Done)
  | ({ type: 'assigned'; to: Assignee } & Done)
  | ({ type: 'progress' } & Said)
  | ({ type: 'reminded' } & Said)
  | ({ type: 'extension_asked'; until: number } & Said)
  | ({ type: 'extension_granted'; until: number } & Said)
  | ({ type: 'extension_refused' } & Said)
  | ({ type: 'declined' } & Said)
  /** The office does not take the unit's no for an answer. */
  | ({ type: 'insisted' } & Said)
  /** `writtenAt`: the time that counts for the answering item, by which it is on time or late. */
  | ({ type: 'answered'; itemId: ItemId; writtenAt: number } & Done)
  | ({ type: 'judged'; verdict: Verdict } & Said)
  /** The office waits no longer (未完成). */
  | ({ type: 'given_up' } & Said)
  | ({ type: 'cancelled' } & Said)

export type CommissionEventType = CommissionEvent['type']

export interface Assignee {
  accountId: AccountId
  name: string
}
