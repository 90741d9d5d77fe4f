import type { AccountId, ItemId } from '../../domain/ids.ts'
import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'

/** A text as it was typed, written where the main memory could not keep it in time. */
export interface TextCopy {
  id: ItemId
  text: ItemText
  notes: ItemNote[]
  /** When it was to be saved. */
  at: number
  /** The office's revision under correction, where that is known. */
  baseRev?: number
}

const SUFFIX = '.json'

/** The name under which an account's copy of a draft lies. */
export const copyName = (accountId: AccountId, id: ItemId) => `${accountId}.${id}${SUFFIX}`

/** The draft's id in a name, as long as it is of this account; not parsed yet. */
export function idInName(accountId: AccountId, name: string): string | undefined {
  return name.startsWith(`${accountId}.`) ? name.slice(accountId.length + 1, -SUFFIX.length) : undefined
}

export const copyContent = ({ text, notes, at }: TextCopy) => JSON.stringify({ text, notes, at })

/** The copy that this content holds; undefined for half of one. */
export function parseCopy(id: ItemId, content: string): TextCopy | undefined {
  try {
    const { text, notes, at } = JSON.parse(content) as Partial<TextCopy>
    const isWhole = typeof text?.body === 'string' && Array.isArray(notes) && typeof at === 'number'
    return isWhole ? { id, text, notes, at } : undefined
  } catch {
    return undefined
  }
}
