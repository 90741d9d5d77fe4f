import type { CommandId, ItemId, PeriodicalId } from '../../domain/ids.ts'
import type { ReturnReason } from '../../domain/item/return-reason.ts'
import type { AdoptionForm } from '../../domain/periodical.ts'
import type { Decision } from '../../protocol/desk.ts'

/** What an editor can decide here, in the order of the buttons, and the key that opens each. */
export const DECISIONS = [
  { type: 'adopted', key: 'a' },
  { type: 'returned', key: 'r' },
  { type: 'reserved', key: 'b' },
  { type: 'not_used', key: 'n' },
] as const satisfies readonly { type: Decision['type']; key: string }[]
export type DecisionType = Decision['type']

/** What has been typed and chosen in the dialog; empty where nothing has. */
export interface DecisionDraft {
  itemId: ItemId
  type: DecisionType
  /** The revision that the editor saw. */
  baseRev: number
  periodicalId: PeriodicalId | ''
  issue: string
  form: AdoptionForm
  /** Undefined until one is chosen. */
  reason?: ReturnReason
  words: string
}
export type DraftField = 'periodicalId' | 'issue' | 'reason'

const LAST_ISSUE = 9999

export function newDraft(itemId: ItemId, type: DecisionType, baseRev: number): DecisionDraft {
  return { itemId, type, baseRev, periodicalId: '', issue: '', form: 'single', words: '' }
}

/** The decision as it is sent, or the first field that still lacks something. */
export function toDecision(draft: DecisionDraft, id: CommandId): Decision | { missing: DraftField } {
  const { type, baseRev } = draft
  const words = draft.words.trim()
  if (type === 'reserved') return { type, id, baseRev, words }
  if (type === 'adopted') return toAdoption(draft, id)
  return draft.reason === undefined
    ? { missing: 'reason' }
    : { type, id, baseRev, reason: draft.reason, words }
}

function toAdoption(draft: DecisionDraft, id: CommandId): Decision | { missing: DraftField } {
  const { baseRev, periodicalId, form } = draft
  const issue = /^\d{1,4}$/.test(draft.issue.trim()) ? Number(draft.issue) : 0
  if (periodicalId === '') return { missing: 'periodicalId' }
  if (issue < 1 || issue > LAST_ISSUE) return { missing: 'issue' }
  return { type: 'adopted', id, baseRev, periodicalId, issue, form }
}
