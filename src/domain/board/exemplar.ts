import type { Category } from '../category.ts'
import type { ItemId } from '../ids.ts'
import { ITEM_LIMITS } from '../item/item-text.ts'

/** Where a text of the library comes from: an adopted item, an adopted composite, or another office (省市优秀信息, B21-10). */
export type ExemplarSource =
  { kind: 'item'; itemId: ItemId } | { kind: 'composite'; itemId: ItemId } | { kind: 'elsewhere' }

/** A text of the library (优稿库, BT-19) with what makes it good (点评). */
export interface Exemplar {
  title: string
  body: string
  category: Category
  tags: readonly string[]
  comment: string
  /** Unit and author, or the office it was taken from; empty where the editor hides them. */
  credit: string
}

export const EXEMPLAR_LIMITS = {
  titleCharacters: ITEM_LIMITS.titleCharacters,
  bodyCharacters: ITEM_LIMITS.bodyCharacters,
  commentCharacters: 1000,
  creditCharacters: 120,
  tags: 8,
  tagCharacters: 20,
  /**
   * So many of the newest go to a phone, a page of the feed at a time. A search over 200 texts of 1640 characters took 14 to
   * 31 ms on a busy machine (2026-11-22), so nothing is indexed.
   */
  onPhone: 200,
} as const

export interface ExemplarSearch {
  /** Words apart by blanks; all of them must occur. */
  words: string
  category: Category | null
}

/** Those that have all the words somewhere in title, text, comment, tags or names, in the order given. */
export function findExemplars<Row extends Exemplar>(
  exemplars: readonly Row[],
  { words, category }: ExemplarSearch,
): Row[] {
  const wanted = plain(words)
    .split(/\s+/)
    .filter((word) => word !== '')
  return exemplars.filter((exemplar) => {
    if (category !== null && exemplar.category !== category) return false
    if (wanted.length === 0) return true
    const text = textOf(exemplar)
    return wanted.every((word) => text.includes(word))
  })
}

/** Tags as they are typed, apart by blanks or marks: each once. */
export function parseTags(text: string): string[] {
  const tags = text.split(/[\s,，、;；#]+/).filter((tag) => tag !== '')
  return [...new Set(tags)]
}

function textOf({ title, body, comment, tags, credit }: Exemplar): string {
  return plain([title, comment, tags.join(' '), credit, body].join('\n'))
}

/** Full-width letters and figures count as plain ones. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
