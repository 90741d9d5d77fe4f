import type { CommandId, ItemId } from '../../domain/ids.ts'
import type { Item } from '../../domain/item/item.ts'
import type { LevelAbove } from '../../domain/item/passing.ts'
import type { ReserveReason } from '../../domain/item/reserve-reason.ts'
import type { ReturnReason } from '../../domain/item/return-reason.ts'
import type { Decision } from '../../protocol/desk.ts'
import { authorDraftsOf, toAuthors, type AuthorDraft } from './credit-draft.ts'
import { newUseDraft, toUseEntry, type UseDraft, type UseField } from './use-draft.ts'

/** What an editor can decide here, in the order of the buttons, and the key that opens each. */
export const DECISIONS = [
  { type: 'adopted', key: 'a' },
  { type: 'returned', key: 'r' },
  { type: 'passed_up', key: 'u' },
  { type: 'reserved', key: 'b' },
  { type: 'not_used', key: 'n' },
] as const satisfies readonly { type: Decision['type']; key: string }[]
export type DecisionType = Decision['type']

/** What has been typed and chosen in the dialog; empty where nothing has. */
export interface DecisionDraft extends UseDraft {
  itemId: ItemId
  type: DecisionType
  /** The revision that the editor saw. */
  baseRev: number
  /** Undefined until one is chosen. */
  reason?: ReturnReason
  /** Why it is kept in reserve; undefined until one is chosen. */
  reserveReason?: ReserveReason
  /** Where it is passed up to, or came back from. */
  level: LevelAbove | ''
  authors: AuthorDraft[]
  words: string
}
export type DraftField = UseField | 'reason' | 'level' | 'authors'

export function newDraft(itemId: ItemId, type: DecisionType, baseRev: number): DecisionDraft {
  return { itemId, type, baseRev, ...newUseDraft(), level: '', authors: [], words: '' }
}

/** A first draft on an item that is being read: with its authors as they stand. */
export function draftFor(item: Item, type: DecisionType): DecisionDraft {
  const draft = newDraft(item.id, type, item.rev)
  return type === 'credited' ? { ...draft, authors: authorDraftsOf(item) } : draft
}

/** Whether the item is done with it, so that the next one can be read. */
export function isLastWord(type: DecisionType): boolean {
  return !['passed_up', 'not_used_above', 'credited'].includes(type)
}

/** The decision as it is sent, or the first field that still lacks something. */
export function toDecision(draft: DecisionDraft, id: CommandId): Decision | { missing: DraftField } {
  const { type, baseRev, level, reason, reserveReason } = draft
  const words = draft.words.trim()
  const decided = { id, baseRev }
  switch (type) {
    case 'adopted': {
      const entry = toUseEntry(draft)
      return 'missing' in entry ? entry : { type, ...decided, ...entry }
    }
    case 'passed_up':
    case 'not_used_above':
      return level === '' ? { missing: 'level' } : { type, ...decided, level, words }
    case 'credited': {
      const made = toAuthors(draft.authors)
      return 'fault' in made ? { missing: 'authors' } : { type, ...decided, authors: made.authors }
    }
    case 'reserved':
      return reserveReason === undefined
        ? { missing: 'reason' }
        : { type, ...decided, reason: reserveReason, words }
    default:
      return reason === undefined ? { missing: 'reason' } : { type, ...decided, reason, words }
  }
}
