import type { ItemId } from '../../domain/ids.ts'
import { dropLastWords, keepLastWords } from '../local/last-words.ts'
import { saveDraft, type DraftSave, type SeenDraft } from '../local/save-draft.ts'
import { unsavedReasonOf, type UnsavedReason } from '../local/storage-fault.ts'
import { getFieldMemory } from './field-memory.ts'

/** What is true of the text in the editor. */
export type SaveState =
  | { status: 'fresh' }
  | { status: 'typing' }
  | { status: 'saved'; at: number }
  /** Only in this page; `hasCopy` when a second copy lies outside the memory that failed. */
  | { status: 'unsaved'; reason: UnsavedReason; hasCopy: boolean }

/**
 * With the 400 ms of the autosave, a key is in one of the two places within a second, a slow write included; a phone
 * whose memory is well never gets as far as writing the copy, also when its processor is a slow one.
 */
const SLOW_SAVE_MS = 250

export interface TextKeeper {
  /** The editor begins with this: what it saves over is compared with it. */
  begin(seen: SeenDraft): void
  /** Saves the text, and a second copy of it when that takes long or fails. Never rejects. */
  keep(save: Omit<DraftSave, 'seen'>): Promise<SaveState>
  /** Writes the text outside the memory before it returns, because the page is about to go. */
  keepAtOnce(save: Omit<DraftSave, 'seen'>): void
}

export function createTextKeeper(): TextKeeper {
  /** Copies are written and taken away in their order, one after the other. */
  let copying: Promise<unknown> = Promise.resolve()
  const copied = new Set<ItemId>()
  let seen: SeenDraft = 'nothing'
  let lastWords: { id: ItemId } | undefined

  function inOrder<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = copying.then(work)
    copying = done.catch(() => undefined)
    return done
  }

  function copy({ id, text, notes, now }: DraftSave): Promise<boolean> {
    copied.add(id)
    return inOrder(async () => {
      const { putCopy } = await import('./second-copy.ts')
      return putCopy({ id, text, notes, at: now })
    }).catch(() => false)
  }

  /** The memory has it: the copy has done its work. */
  function dropCopy(id: ItemId): void {
    if (!copied.delete(id)) return
    void inOrder(async () => {
      const { dropCopy: drop } = await import('./second-copy.ts')
      await drop(id)
    }).catch(() => undefined)
  }

  async function keep(save: Omit<DraftSave, 'seen'>): Promise<SaveState> {
    const timer = setTimeout(() => void copy(save), SLOW_SAVE_MS)
    const before = seen
    // Words that were kept before this save began are part of it; later ones are not.
    const covered = lastWords?.id === save.id ? lastWords : undefined
    try {
      const row = await saveDraft(getFieldMemory().database, { ...save, seen: before })
      // Another text may have been opened meanwhile.
      if (seen === before) seen = row
      clearTimeout(timer)
      dropCopy(save.id)
      if (covered !== undefined && covered === lastWords) forgetLastWords(covered)
      return { status: 'saved', at: row.savedAt }
    } catch (error) {
      clearTimeout(timer)
      return { status: 'unsaved', reason: unsavedReasonOf(error), hasCopy: await copy(save) }
    }
  }

  function keepAtOnce({ id, text, notes, now }: Omit<DraftSave, 'seen'>): void {
    lastWords = { id }
    keepLastWords(getFieldMemory().account.accountId, { id, text, notes, at: now })
  }

  function forgetLastWords({ id }: { id: ItemId }): void {
    lastWords = undefined
    dropLastWords(getFieldMemory().account.accountId, id)
  }

  return { begin: (begun) => (seen = begun), keep, keepAtOnce }
}
