import type { ItemNote, ItemText } from './item-text.ts'

/** All that an officer writes of an item: the text and the working notes. */
export interface WrittenText {
  text: ItemText
  notes: readonly ItemNote[]
}

const FIELDS = ['title', 'body', 'category', 'eventAt', 'place'] as const satisfies (keyof ItemText)[]

/** Whether two texts say the same, apart from their notes. */
export function isSameText(one: ItemText, other: ItemText): boolean {
  return FIELDS.every((field) => one[field] === other[field])
}

/** Whether two lists hold the same notes in the same order. */
export function areSameNotes(one: readonly ItemNote[], other: readonly ItemNote[]): boolean {
  return (
    one.length === other.length &&
    one.every((note, place) => {
      const counterpart = other[place]
      return counterpart !== undefined && isSameNote(note, counterpart)
    })
  )
}

export function isSameNote(one: ItemNote, other: ItemNote): boolean {
  return one.id === other.id && one.text === other.text && one.writtenAt === other.writtenAt
}

/** Whether text and notes are the same, notes in their order. */
export function isSameWriting(one: WrittenText, other: WrittenText): boolean {
  return isSameText(one.text, other.text) && areSameNotes(one.notes, other.notes)
}
