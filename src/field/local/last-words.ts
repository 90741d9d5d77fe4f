import type { AccountId, ItemId } from '../../domain/ids.ts'
import type { CopyShelf } from './copy-shelf.ts'
import { copyContent, copyName, type TextCopy } from './text-copy.ts'

const PREFIX = 'caifeng.last-words.'

/**
 * Keeps what is typed and not saved yet, in the moment in which the page goes: a write to the memory, or to a file, that
 * begins then does not end, and this one is done before the next line. A full or closed storage keeps nothing.
 */
export function keepLastWords(accountId: AccountId, copy: TextCopy): void {
  try {
    localStorage.setItem(PREFIX + copyName(accountId, copy.id), copyContent(copy))
  } catch {
    // The save that was begun may still end.
  }
}

export function dropLastWords(accountId: AccountId, id: ItemId): void {
  try {
    localStorage.removeItem(PREFIX + copyName(accountId, id))
  } catch {
    // Where nothing can be written nothing lies.
  }
}

/** What earlier pages kept so, as a shelf; undefined where the browser closes this storage. */
export function openLastWords(): CopyShelf | undefined {
  if (!isOpen()) return undefined
  return {
    put: async (name, content) => localStorage.setItem(PREFIX + name, content),
    get: async (name) => localStorage.getItem(PREFIX + name) ?? undefined,
    names: async () =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => key.slice(PREFIX.length)),
    remove: async (name) => localStorage.removeItem(PREFIX + name),
  }
}

function isOpen(): boolean {
  try {
    return typeof localStorage !== 'undefined'
  } catch {
    return false
  }
}
