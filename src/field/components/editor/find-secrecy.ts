import { findSecrecyMark } from '../../../domain/check/secrecy-mark.ts'
import type { ItemNote, ItemText } from '../../../domain/item/item-text.ts'

export interface SecrecyFinding {
  place: 'title' | 'body' | 'place' | 'note'
  /** The mark with the words around it, so that the officer finds it. */
  excerpt: string
}

const WORDS_AROUND = 8

/** The first classification mark in anything that would leave the phone with this item. */
export function findSecrecy(text: ItemText, notes: readonly ItemNote[]): SecrecyFinding | undefined {
  const texts: [SecrecyFinding['place'], string][] = [
    ['title', text.title],
    ['body', text.body],
    ['place', text.place],
    ...notes.map((note): [SecrecyFinding['place'], string] => ['note', note.text]),
  ]
  for (const [place, words] of texts) {
    const found = findSecrecyMark(words)
    if (found === undefined) continue
    const end = found.index + found.mark.length + WORDS_AROUND
    return { place, excerpt: words.slice(Math.max(0, found.index - WORDS_AROUND), end) }
  }
  return undefined
}
