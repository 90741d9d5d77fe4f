import type { Item } from '../../src/domain/item/item.ts'
import type { Change, CommandResult, Outcome, SyncRequest, SyncResponse } from '../../src/protocol/sync.ts'
import type { Command, Submission } from '../../src/protocol/commands.ts'
import type { ManifestEntry } from '../../src/protocol/manifest.ts'
import { accountIdOf, commandIdOf, deviceIdOf, itemIdOf, NOW, photoIdOf, sha256Of } from './make-ids.ts'
import { makeItem, makeText } from './make-item.ts'

export function makeSubmission(changes: Partial<Submission> = {}): Submission {
  return { text: makeText(), notes: [], manifest: [], isDeclaredUnclassified: true, ...changes }
}

export function makeManifestEntry(changes: Partial<ManifestEntry> = {}): ManifestEntry {
  return { photoId: photoIdOf(1), role: 'picture', sha256: sha256Of(1), size: 300_000, ...changes }
}

export function makeCommand(changes: Partial<Command> = {}): Command {
  return {
    id: commandIdOf(1),
    seq: 1,
    type: 'item.submit',
    itemId: itemIdOf(1),
    baseRev: 0,
    payload: makeSubmission(),
    payloadSha256: sha256Of(1),
    schema: 1,
    appVersion: '0.1.0',
    clientTime: NOW,
    ...changes,
  }
}

export function makeRequest(changes: Partial<SyncRequest> = {}): SyncRequest {
  return {
    protocol: 1,
    account: accountIdOf(1),
    device: deviceIdOf(1),
    epoch: null,
    cursor: 0,
    firstSeq: 1,
    commands: [],
    sentAt: NOW,
    waiting: 0,
    appVersion: '0.1.0',
    ...changes,
  }
}

/** The office took the command numbered `seq`. */
export function makeResult(seq: number, outcome: Partial<Outcome> = {}): CommandResult {
  const applied = { status: 'applied', rev: 1, receipt: makeItem().receipt, missing: [] }
  return { id: commandIdOf(seq), seq, replayed: false, outcome: { ...applied, ...outcome } as Outcome }
}

export const makeRefusal = (seq: number, code: string): CommandResult => ({
  id: commandIdOf(seq),
  seq,
  replayed: false,
  outcome: { status: 'rejected', code },
})

export function makeAnswer(changes: Partial<SyncResponse> = {}): SyncResponse {
  return {
    results: [],
    lastSeq: 0,
    gap: false,
    durableSeq: 0,
    epoch: 'epoch-1',
    changes: [],
    cursor: 1,
    more: false,
    serverTime: NOW + 1000,
    ...changes,
  }
}

/** What the feed says of an item; with `written` when another device wrote the text. */
export function makeItemChange(
  item: Item,
  { isWrittenHere = false } = {},
): Extract<Change, { kind: 'item' }> {
  const { text, notes, ...facts } = item
  return isWrittenHere
    ? { kind: 'item', seq: 1, facts }
    : { kind: 'item', seq: 1, facts, written: { text, notes } }
}
