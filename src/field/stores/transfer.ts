import { defineStore } from 'pinia'
import { toLocalInput } from '../../domain/calendar/shanghai-time.ts'
import { newDeviceId } from '../../domain/ids.ts'
import type { UnsentWork } from '../local/export/gather-unsent.ts'
import { readMeta } from '../local/meta.ts'
import { APP_VERSION } from './app-version.ts'
import { useDraftStore } from './draft.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { useSyncStore } from './sync.ts'

export type { UnsentWork } from '../local/export/gather-unsent.ts'

export type ImportAnswer =
  | {
      ok: true
      drafts: number
      submissions: number
      appeals: number
      deeds: number
      reviews: number
      typed: number
      known: number
    }
  | { ok: false; code: 'import.not_an_export' | 'import.foreign_account' | 'import.failed' }
  | { ok: false; code: 'import.damaged'; entry: string }

/** Unsent work as a file: out of this phone, and into another one of the same person. */
export const useTransferStore = defineStore('transfer', () => {
  const draft = useDraftStore()

  /** The file with all that the office lacks; null when it lacks nothing. `describe` writes each piece out in words. */
  async function makeExport(describe: (work: UnsentWork) => string): Promise<File | null> {
    // Loaded when somebody exports: hardly anybody ever does.
    const { writeArchive } = await import('../local/export/write-archive.ts')
    const { database, account } = getFieldMemory()
    const work = await gather()
    if (work.length === 0) return null
    const now = Date.now()
    const device = await readDevice()
    const archive = await writeArchive(database, {
      work,
      account,
      device,
      appVersion: APP_VERSION,
      now,
      describe,
    })
    const day = toLocalInput(now).slice(0, 10)
    return new File([archive], `caifeng-${account.account}-${day}.zip`, { type: 'application/zip' })
  }

  async function gather(): Promise<UnsentWork[]> {
    const { gatherUnsent, workInHand } = await import('../local/export/gather-unsent.ts')
    const inHand = textInHand()
    try {
      return await gatherUnsent(getFieldMemory().database, inHand)
    } catch (error) {
      // The memory does not answer: what stands in the editor can still be carried out.
      if (inHand === undefined) throw error
      return [workInHand(inHand)]
    }
  }

  function textInHand() {
    if (draft.draftId === null || draft.saveState.status !== 'unsaved') return undefined
    const notes = draft.notes.map((note) => ({ ...note }))
    return { itemId: draft.draftId, text: { ...draft.text }, notes, savedAt: Date.now() }
  }

  async function readDevice() {
    const known = await readMeta(getFieldMemory().database, 'deviceId').catch(() => undefined)
    return known ?? newDeviceId(browserIds)
  }

  async function importFile(file: Blob): Promise<ImportAnswer> {
    try {
      const { database, account } = getFieldMemory()
      const { readArchive } = await import('../local/export/read-archive.ts')
      const read = await readArchive(new Uint8Array(await file.arrayBuffer()), account.accountId)
      if (!read.ok) return read
      const { bringArchiveIn } = await import('../local/export/bring-archive-in.ts')
      const brought = await bringArchiveIn(database, { entries: read.entries, appVersion: APP_VERSION })
      useSyncStore().wakeSoon()
      return { ok: true, ...brought }
    } catch {
      return { ok: false, code: 'import.failed' }
    }
  }

  return { makeExport, importFile }
})
