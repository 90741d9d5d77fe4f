/**
 * Saved 400 ms after the first unsaved key, also while somebody goes on typing: with the time of a write a kill
 * costs less than a second, also on a phone that is busy with a photo.
 */
const AUTOSAVE_DELAY_MS = 400

export interface Autosave {
  /** Something changed that is not saved yet. */
  touch(): void
  /** Whether something changed since the last save began. */
  hasMore(): boolean
  /** Saves now what is not saved; resolves when nothing is left unsaved or the save failed. */
  flush(): Promise<void>
  stop(): void
}

/** One save at a time; what is typed during a save is saved by the next one. `save` handles its own failure. */
export function createAutosave(save: () => Promise<boolean>): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDirty = false
  let running: Promise<void> | undefined

  function touch(): void {
    isDirty = true
    timer ??= setTimeout(() => void flush(), AUTOSAVE_DELAY_MS)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    // Again and again: another flush may have begun the next save meanwhile, and that one is to be awaited, too.
    while (running !== undefined) await running
    if (!isDirty) return
    running = saveOnce()
    try {
      await running
    } finally {
      running = undefined
    }
  }

  async function saveOnce(): Promise<void> {
    isDirty = false
    const isSaved = await save()
    // Kept dirty, so that the next beat tries again: a full phone may have room by then.
    if (!isSaved) touch()
  }

  function stop(): void {
    clearTimeout(timer)
    timer = undefined
  }

  return { touch, hasMore: () => isDirty, flush, stop }
}
