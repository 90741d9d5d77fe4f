import { shallowRef } from 'vue'
import { newNoteId, type NoteId } from '../../domain/ids.ts'
import type { ItemNote } from '../../domain/item/item-text.ts'
import { browserIds } from './field-memory.ts'

/** The working notes (笔记) of the open draft; each change makes a new list. */
export function createDraftNotes() {
  const notes = shallowRef<ItemNote[]>([])

  function add(words: string): NoteId {
    const note = { id: newNoteId(browserIds), text: words, writtenAt: Date.now() }
    notes.value = [...notes.value, note]
    return note.id
  }

  function change(id: string, words: string): void {
    notes.value = notes.value.map((note) => (note.id === id ? { ...note, text: words } : note))
  }

  function remove(id: string): void {
    notes.value = notes.value.filter((note) => note.id !== id)
  }

  return { notes, add, change, remove }
}
