import type { ItemId } from '../../domain/ids.ts'
import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { insist } from '../local/insist.ts'
import { isSubmission } from '../local/command-rows.ts'
import { readPolicyAt } from '../local/rules.ts'
import type { SeenDraft } from '../local/save-draft.ts'
import { unsavedReasonOf } from '../local/storage-fault.ts'
import { getFieldMemory } from './field-memory.ts'
import type { SaveState } from './text-keeper.ts'

export const emptyText = (): ItemText => ({ title: '', body: '', category: 'news', eventAt: null, place: '' })

export type OpenedText =
  | { status: 'missing' }
  /** The memory cannot be read, and there is nothing of this text outside it. */
  | { status: 'unreadable' }
  | {
      status: 'ready'
      text: ItemText
      notes: ItemNote[]
      policy: Policy | null
      saveState: SaveState
      /** Its last words came from the second copy. */
      isRecovered: boolean
      /** What the memory holds of it; nothing as well when it could not be read. */
      seen: SeenDraft
    }

/** An old iPhone may never answer at all; writing must not wait for it. */
const PATIENCE_MS = 4000
/** A new sheet needs nothing of the memory but the length that the office asks for. */
const NEW_SHEET_PATIENCE_MS = 300

/** What the editor begins with: the draft as saved or as recovered, a new sheet, or what can be had without a memory. */
export async function openText(id: ItemId, { isNew }: { isNew: boolean }): Promise<OpenedText> {
  if (isNew) return openNewSheet()
  try {
    return await inTime(openFromMemory(id), PATIENCE_MS)
  } catch (error) {
    return openWithoutMemory(id, error)
  }
}

async function openNewSheet(): Promise<OpenedText> {
  const { database } = getFieldMemory()
  const policy = await inTime(readPolicyAt(database, Date.now()), NEW_SHEET_PATIENCE_MS).catch(
    () => undefined,
  )
  const saveState: SaveState = { status: 'fresh' }
  return { ...FIRST_SIGHT, text: emptyText(), notes: [], policy: policy ?? null, saveState }
}

const FIRST_SIGHT = { status: 'ready', isRecovered: false, seen: 'nothing' } as const

async function openFromMemory(id: ItemId): Promise<OpenedText> {
  const isRecovered = await recover(id)
  const { database } = getFieldMemory()
  const [row, policy, isElsewhere] = await insist(database, () =>
    Promise.all([database.drafts.get(id), readPolicyAt(database, Date.now()), isAtWork(id)]),
  )
  if (row === undefined && isElsewhere) return { status: 'missing' }
  return {
    ...FIRST_SIGHT,
    text: row?.text ?? emptyText(),
    notes: row?.notes ?? [],
    policy: policy ?? null,
    saveState: row === undefined ? { status: 'fresh' } : { status: 'saved', at: row.savedAt },
    isRecovered,
    seen: row ?? 'nothing',
  }
}

async function recover(id: ItemId): Promise<boolean> {
  try {
    const { recoverText } = await import('./second-copy.ts')
    return await recoverText(id)
  } catch {
    // The copy stays where it is, and is found again at the next opening.
    return false
  }
}

/** A draft gets its row with the first key; until then its address alone is enough to go on with it. */
async function isAtWork(id: ItemId): Promise<boolean> {
  const { outbox, items } = getFieldMemory().database
  const known = await Promise.all([
    outbox.where('itemId').equals(id).filter(isSubmission).count(),
    items.where('id').equals(id).count(),
  ])
  return known.some((count) => count > 0)
}

async function openWithoutMemory(id: ItemId, error: unknown): Promise<OpenedText> {
  const copy = await findCopySafely(id)
  if (copy === undefined) return { status: 'unreadable' }
  return {
    status: 'ready',
    text: copy.text,
    notes: copy.notes,
    policy: null,
    saveState: { status: 'unsaved', reason: unsavedReasonOf(error), hasCopy: true },
    isRecovered: true,
    seen: 'nothing',
  }
}

async function findCopySafely(id: ItemId) {
  try {
    const { findCopy } = await import('./second-copy.ts')
    return await findCopy(id)
  } catch {
    return undefined
  }
}

function inTime<Result>(work: Promise<Result>, patienceMs: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the memory does not answer')), patienceMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
