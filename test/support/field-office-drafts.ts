import type { DeviceId, ItemId } from '../../src/domain/ids.ts'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import { draftBackup, type Command, type DraftBackup } from '../../src/protocol/commands.ts'
import type { Sibling } from '../../src/protocol/item.ts'
import { parse } from '../../src/protocol/parse.ts'
import type { Change, DraftState, Outcome } from '../../src/protocol/sync.ts'

export interface StoredDraft {
  rev: number
  state: DraftState
  backup: DraftBackup
  writtenBy: DeviceId
  siblings: Sibling[]
  feedSeq: number
}

/** The part of an office's records in which drafts are kept. */
interface DraftRecords {
  drafts: Map<ItemId, StoredDraft>
  feedSeq: number
}

/** `draft.put`: a text that another device's text had overtaken unseen stands beside it. */
export function keepDraft(records: DraftRecords, command: Command, device: DeviceId): Outcome {
  const parsed = parse(draftBackup, command.payload)
  if (!parsed.ok) return { status: 'rejected', code: 'command.malformed' }
  const { itemId, baseRev } = command
  const before = records.drafts.get(itemId)
  const rev = (before?.rev ?? 0) + 1
  const isUnseen = before?.state === 'kept' && before.rev > baseRev && before.writtenBy !== device
  const isSame = canonicalJson(before?.backup.text) === canonicalJson(parsed.value.text)
  const unsettled = before === undefined || baseRev >= before.rev ? [] : before.siblings
  if (before !== undefined && isUnseen && !isSame) {
    const { text, notes, savedAt: writtenAt } = parsed.value
    const siblings = [...before.siblings, { number: rev, deviceName: '手机', writtenAt, text, notes }]
    publish(records, itemId, { ...before, rev, siblings })
    return { status: 'merged', rev, sibling: itemId }
  }
  publish(records, itemId, {
    // Siblings stand at the newest revision, the text below it.
    rev: unsettled.length === 0 ? rev : rev + 1,
    state: 'kept',
    backup: parsed.value,
    writtenBy: device,
    siblings: unsettled,
  })
  return { status: 'saved', rev }
}

/** `draft.delete`: an edit that the deletion did not see beats it. */
export function throwDraftAway(records: DraftRecords, command: Command, device: DeviceId): Outcome {
  const before = records.drafts.get(command.itemId)
  if (before === undefined) return { status: 'saved', rev: command.baseRev }
  const isEdited = before.rev > command.baseRev && before.writtenBy !== device
  const rev = before.rev + 1
  publish(records, command.itemId, { ...before, rev, state: isEdited ? 'kept' : 'deleted' })
  return { status: 'saved', rev }
}

export function markSubmitted(records: DraftRecords, itemId: ItemId): void {
  const before = records.drafts.get(itemId)
  if (before !== undefined) publish(records, itemId, { ...before, rev: before.rev + 1, state: 'submitted' })
}

function publish(records: DraftRecords, itemId: ItemId, draft: Omit<StoredDraft, 'feedSeq'>): void {
  records.drafts.set(itemId, { ...draft, feedSeq: ++records.feedSeq })
}

export function draftChanges(records: DraftRecords, device: DeviceId, cursor: number): Change[] {
  return [...records.drafts].flatMap(([itemId, draft]): Change[] => {
    const { rev, state, backup, writtenBy, siblings, feedSeq: seq } = draft
    if (seq <= cursor) return []
    const { text, notes, itemRev, savedAt } = backup
    const isToldText = state === 'kept' && writtenBy !== device
    const written = isToldText ? { written: { text, notes } } : {}
    return [{ kind: 'draft', seq, itemId, rev, itemRev, state, savedAt, siblings, ...written }]
  })
}
