import type { Category } from '../category.ts'
import type { NoteId } from '../ids.ts'

/** What the officer writes: the five fields of an item. */
export interface ItemText {
  title: string
  body: string
  category: Category
  /** When it happened (事发时间); null when the officer left it open. */
  eventAt: number | null
  /** Where it happened, in words. */
  place: string
}

/** A working note (笔记): material from talks and counts that goes with the item. */
export interface ItemNote {
  id: NoteId
  text: string
  writtenAt: number
}

/** Upper bounds of what one item may hold; a text at the bound is still far above any office's own limit. */
export const ITEM_LIMITS = {
  titleCharacters: 120,
  bodyCharacters: 20_000,
  placeCharacters: 120,
  notes: 50,
  noteCharacters: 5_000,
  photos: 20,
} as const

/** Characters as the trade counts them (字数): all but white space. */
export function countCharacters(text: string): number {
  // A rare character takes two units of the text's length; with its first half it counts once.
  return text.length - (text.match(/\s|[\uD800-\uDBFF](?=[\uDC00-\uDFFF])/g)?.length ?? 0)
}

/** Whether there is anything to count; the first character tells. */
function hasCharacters(text: string): boolean {
  return /\S/.test(text)
}

export type MissingField = 'title' | 'body'

/** What must be there before an item can be submitted, in the order of the editor's fields. */
export function findMissingFields(text: Pick<ItemText, 'title' | 'body'>): MissingField[] {
  const missing: MissingField[] = []
  if (!hasCharacters(text.title)) missing.push('title')
  if (!hasCharacters(text.body)) missing.push('body')
  return missing
}
