import type { ItemId } from '../../domain/ids.ts'

/**
 * Holds a draft for this window, so that two windows never write the same text. Resolves to the release, or to
 * undefined when another window has it. A killed window lets go by itself.
 */
export async function holdDraft(id: ItemId): Promise<(() => void) | undefined> {
  // Safari before 15.4 has no Web Locks: one window is the usual case there.
  if (!('locks' in navigator)) return () => {}
  return new Promise((resolve) => {
    void navigator.locks.request(`caifeng-draft-${id}`, { ifAvailable: true }, (lock) => {
      if (lock === null) {
        resolve(undefined)
        return undefined
      }
      return new Promise<void>((release) => resolve(release))
    })
  })
}
